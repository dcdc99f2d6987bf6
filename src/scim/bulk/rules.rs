//! The rules about bulk requests and their answers.

use crate::report::rule::rules;

rules! {
    pub(crate) static RULES;
    OPERATIONS: "bulk.operations-missing", Error, Certain, "RFC 7644 §3.7",
        "There are no `Operations`", "A bulk message has an array of operations, each an object.";
    METHOD_MISSING: "bulk.method-missing", Error, Certain, "RFC 7644 §3.7",
        "The operation has no `method`", "It is POST, PUT, PATCH or DELETE.";
    METHOD_UNKNOWN: "bulk.method-unknown", Error, Certain, "RFC 7644 §3.7",
        "This `method` is not one of a bulk operation", "It is POST, PUT, PATCH or DELETE.";
    METHOD_CASE: "bulk.method-case", Warning, Certain, "RFC 7644 §3.7; RFC 9110 §9.1",
        "The `method` is not in capitals", "Letter case matters in the methods of HTTP.";
    ID_MISSING: "bulk.bulkId-missing", Error, Certain, "RFC 7644 §3.7",
        "The POST has no `bulkId`", "Give it a name that no other operation of the request has: the answer repeats it.";
    ID_DUPLICATE: "bulk.bulkId-duplicate", Error, Certain, "RFC 7644 §3.7",
        "A `bulkId` stands twice", "Each POST needs one of its own.";
    ID_TYPE: "bulk.bulkId-type", Error, Certain, "RFC 7644 §3.7",
        "`bulkId` must be a string that is not empty", "Put it in quotes.";
    ID_NOT_POST: "bulk.bulkId-on-non-post", Info, Certain, "RFC 7644 §3.7, §3.7.2",
        "Only a POST makes a resource that a `bulkId` could stand for", "Servers ignore it here: leave it out.";
    ID_PREFIX: "bulk.bulkId-prefix", Warning, Certain, "RFC 7644 §3.7.2",
        "The `bulkId` begins with `bulkId:`", "The prefix belongs before references to it only.";
    PATH_MISSING: "bulk.path-missing", Error, Certain, "RFC 7644 §3.7",
        "The operation has no `path`", "Name the endpoint to create at, or the resource to change: `/Users`, `/Users/2819c223`.";
    PATH_SYNTAX: "bulk.path-syntax", Error, Certain, "RFC 7644 §3.7",
        "This is no path of a bulk operation", "It begins with `/` and the endpoint, relative to the base URL: `/Users/2819c223`.";
    PATH_POST_ID: "bulk.path-post-has-id", Error, Certain, "RFC 7644 §3.7",
        "The path of a POST leads to a resource", "A POST creates at an endpoint, such as `/Users`: the server makes up the `id`.";
    PATH_NO_ID: "bulk.path-missing-id", Error, Certain, "RFC 7644 §3.7",
        "The path leads to all resources of a type", "Say which resource is meant: `/Users/2819c223`.";
    PATH_UNKNOWN: "bulk.path-unknown-endpoint", Warning, Certain, "RFC 7644 §3.7",
        "The server has no resources at this endpoint", "Use the endpoint of a resource type, such as `/Users`.";
    DATA_MISSING: "bulk.data-missing", Error, Certain, "RFC 7644 §3.7",
        "The operation has no `data`", "POST and PUT carry a resource, PATCH carries a PatchOp.";
    DATA_UNEXPECTED: "bulk.data-unexpected", Warning, Certain, "RFC 7644 §3.7",
        "A DELETE carries `data`", "Servers ignore it: leave it out.";
    DATA_INVALID: "bulk.data-invalid", Error, Certain, "RFC 7644 §3.7",
        "`data` must be an object", "It is what the body of the single request would be.";
    DATA_BARE: "bulk.data-patch-bare", Error, Certain, "RFC 7644 §3.7.3",
        "The operations of a PATCH stand alone", "Put them into the `Operations` of a PatchOp, as in a single PATCH.";
    VERSION_POST: "bulk.version-on-post", Warning, Certain, "RFC 7644 §3.7",
        "A POST carries a `version`", "What is being created has none yet: leave it out.";
    VERSION_SYNTAX: "bulk.version-syntax", Warning, Certain, "RFC 7644 §3.7; RFC 9110 §8.8.3",
        "`version` is not an entity tag", "Write it as `W/\"…\"`, quotes included.";
    FAIL_TYPE: "bulk.failOnErrors-type", Error, Certain, "RFC 7644 §3.7",
        "`failOnErrors` must be an integer", "Send digits, without quotes.";
    FAIL_RANGE: "bulk.failOnErrors-range", Error, Certain, "RFC 7644 §3.7",
        "`failOnErrors` is below 1", "It is how many errors end the request: 1 or more. Leave it out to go on whatever happens.";
    REF_UNRESOLVED: "bulk.ref-unresolved", Error, Certain, "RFC 7644 §3.7.2",
        "No POST of this request has the `bulkId`", "";
    REF_CASE: "bulk.ref-case", Warning, Certain, "RFC 7644 §3.7.2",
        "A reference is not spelled `bulkId:` and the name", "Servers look for this spelling only.";
    REF_FORWARD: "bulk.ref-forward", Info, Certain, "RFC 7644 §3.7",
        "The reference stands before the POST that it is about", "That is allowed, but some servers go from top to bottom: move the POST up.";
    REF_CYCLE: "bulk.ref-cycle", Warning, Certain, "RFC 7644 §3.7.1",
        "Operations refer to each other in a circle", "A server may give up with status 409: create the resources first, and refer in a PATCH behind them.";
    REF_SELF: "bulk.ref-self", Error, Certain, "RFC 7644 §3.7.1",
        "The operation refers to the resource that it creates", "Refer to another operation.";
    REF_TYPE: "bulk.ref-type", Warning, Certain, "RFC 7643 §4.2; RFC 7644 §3.7.2",
        "The reference is about a resource of another type", "";
    REF_DELETED: "bulk.ref-to-deleted", Info, Certain, "RFC 7644 §3.7",
        "An earlier operation deletes this resource", "Servers answer 404 here, unless they run operations in another order.";
    NESTED: "bulk.nested", Error, Certain, "RFC 7644 §3.7",
        "A bulk request stands inside another", "Put its operations into the outer one.";
    MAX_OPERATIONS: "bulk.max-operations", Error, Certain, "RFC 7644 §3.7.4",
        "There are more operations than the server takes", "Send them in several requests.";
    MAX_PAYLOAD: "bulk.max-payload", Error, Certain, "RFC 7644 §3.7.4",
        "The request is larger than the server takes", "Send the operations in several requests.";
    UNSUPPORTED: "bulk.unsupported", Warning, Certain, "RFC 7643 §5; RFC 7644 §3.7",
        "The server takes no bulk requests, as its configuration says", "Send single requests.";
    RESPONSE_MEMBERS: "bulk.response-members-in-request", Warning, Certain, "RFC 7644 §3.7",
        "This member belongs to the answer", "Servers ignore it: leave it out.";
    FAIL_ON_ERRORS: "bulkresp.failOnErrors", Error, Certain, "RFC 7644 §3.7",
        "`failOnErrors` belongs to the request", "";
    STATUS_MISSING: "bulkresp.status-missing", Error, Certain, "RFC 7644 §3.7.3",
        "The result has no `status`", "Return the HTTP status of the operation as a string, such as `\"201\"`.";
    STATUS_SHAPE: "bulkresp.status-shape", Error, Certain, "RFC 7644 §3.7.3; erratum 7916",
        "`status` must be a string", "Return the HTTP status as a string, such as `\"201\"`.";
    STATUS_VALUE: "bulkresp.status-value", Error, Certain, "RFC 7644 §3.7",
        "`status` is no HTTP status", "It has three digits, such as `\"201\"`.";
    LOCATION_MISSING: "bulkresp.location-missing", Error, Certain, "RFC 7644 §3.7.3",
        "The result has no `location`", "Return the URL of the resource; only a POST that failed has none.";
    LOCATION_FAILED: "bulkresp.location-on-failed-post", Warning, Certain, "RFC 7644 §3.7.3",
        "A POST that failed has a `location`", "Nothing was created: leave it out.";
    ERROR_MISSING: "bulkresp.error-without-response", Error, Certain, "RFC 7644 §3.7",
        "An operation that failed has no `response`", "Return the Error that the single request would get.";
    ERROR_BODY: "bulkresp.error-body", Error, Certain, "RFC 7644 §3.7",
        "The `response` is not the Error that belongs to the `status`", "";
    RESULT_ID: "bulkresp.bulkId-missing", Error, Certain, "RFC 7644 §3.7",
        "The result of a POST has no `bulkId`", "Repeat the one of the request: clients know the result by it.";
    UNMATCHED: "bulkresp.unmatched", Warning, Certain, "RFC 7644 §3.7.3",
        "Request and answer do not match", "Return one result for each operation that was run.";
    UNRESOLVED: "bulkresp.unresolved-ref", Error, Certain, "RFC 7644 §3.7.2",
        "A `bulkId` reference was left in the answer", "Put the `id` of the resource in its place.";
}
