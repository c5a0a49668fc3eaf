"""Plays the long life with the Python SDK's typed requests."""

import importlib
import json

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from play import live
from steps import REGION, Steps, endpoint, keys

MODULES = {
    "vpc": "tencentcloud.vpc.v20170312",
    "cvm": "tencentcloud.cvm.v20170312",
    "tag": "tencentcloud.tag.v20180813",
}


def call(service, action, parameters):
    """One call: what it answered, or the code that refused it."""
    models = importlib.import_module(f"{MODULES[service]}.models")
    module = importlib.import_module(f"{MODULES[service]}.{service}_client")
    scheme, host = endpoint().split("://")
    http = HttpProfile(protocol=scheme, endpoint=host, reqTimeout=20)
    profile = ClientProfile(httpProfile=http, language="en-US")
    client = getattr(module, f"{service.title()}Client")(credential.Credential(*keys()), REGION, profile)
    request = getattr(models, f"{action}Request")()
    request.from_json_string(json.dumps(parameters))
    try:
        return json.loads(getattr(client, action)(request).to_json_string()), None
    except TencentCloudSDKException as exception:
        return None, exception.code


steps = Steps("python")
live(steps, call)
steps.finish()
