//! The envelope of an answer: `{"Response": {..., "RequestId": "..."}}`.
//!
//! In: the body of a 200. Out: the `Response` object, the API's own error, or what is wrong with
//! the body. Source: API 3.0, "Return results".

use serde_json::Value;
use thiserror::Error;

/// An error that the API answered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{code}: {message} (RequestId {request_id})")]
pub struct ApiError {
    /// The documented code, for example `ResourceNotFound`.
    pub code: String,
    /// The text for people.
    pub message: String,
    /// The request's id.
    pub request_id: String,
}

/// Why a body is no answer of API 3.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MalformedAnswer {
    /// It is not JSON.
    #[error("the answer is not JSON")]
    NotJson,
    /// It has no `Response` object.
    #[error("the answer has no Response object")]
    NoResponse,
    /// The `Response` has no `RequestId` text.
    #[error("the answer has no RequestId")]
    NoRequestId,
    /// Its `Error` has no `Code` and `Message` text.
    #[error("the answer's Error has no Code or no Message")]
    NoErrorCode,
}

/// The `Response` object of a body, or the API's error.
pub(crate) fn open(body: &[u8]) -> Result<Result<Value, ApiError>, MalformedAnswer> {
    let mut envelope: Value = serde_json::from_slice(body).map_err(|_| MalformedAnswer::NotJson)?;
    let response = envelope.get_mut("Response").map(Value::take);
    let response = response.filter(Value::is_object).ok_or(MalformedAnswer::NoResponse)?;
    let request_id = text(&response, "RequestId").ok_or(MalformedAnswer::NoRequestId)?;
    let Some(error) = response.get("Error") else {
        return Ok(Ok(response));
    };
    let code = text(error, "Code").ok_or(MalformedAnswer::NoErrorCode)?;
    let message = text(error, "Message").ok_or(MalformedAnswer::NoErrorCode)?;
    Ok(Err(ApiError { code, message, request_id }))
}

fn text(object: &Value, member: &str) -> Option<String> {
    object.get(member).and_then(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_opens_to_its_response() {
        let body = br#"{"Response":{"Vpc":{"VpcId":"vpc-1"},"RequestId":"r"}}"#;
        let expected = json!({"Vpc": {"VpcId": "vpc-1"}, "RequestId": "r"});
        assert_eq!(open(body), Ok(Ok(expected)));
    }

    #[test]
    fn an_error_keeps_code_message_and_request_id() {
        let body = br#"{"Response":{"Error":{"Code":"C","Message":"M"},"RequestId":"r"}}"#;
        let text = str::to_owned;
        let expected = ApiError { code: text("C"), message: text("M"), request_id: text("r") };
        assert_eq!(expected.to_string(), "C: M (RequestId r)");
        assert_eq!(open(body), Ok(Err(expected)));
    }

    #[test]
    fn a_body_of_another_form_is_malformed() {
        let rows: [(&[u8], MalformedAnswer); 7] = [
            (b"", MalformedAnswer::NotJson),
            (b"<html>", MalformedAnswer::NotJson),
            (b"[]", MalformedAnswer::NoResponse),
            (br#"{"Response":"x"}"#, MalformedAnswer::NoResponse),
            (br#"{"Response":{}}"#, MalformedAnswer::NoRequestId),
            (br#"{"Response":{"RequestId":1}}"#, MalformedAnswer::NoRequestId),
            (
                br#"{"Response":{"Error":{"Code":"C"},"RequestId":"r"}}"#,
                MalformedAnswer::NoErrorCode,
            ),
        ];
        for (body, error) in rows {
            assert_eq!(open(body), Err(error), "{}", String::from_utf8_lossy(body));
        }
    }
}
