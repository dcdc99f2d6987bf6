//! The rules about PATCH requests; those about paths are declared with the paths.

use crate::report::rule::rules;

rules! {
    pub(crate) static RULES;
    OPERATIONS_MISSING: "patch.operations-missing", Error, Certain, "RFC 7644 §3.5.2",
        "The PATCH has no `Operations`", "Add `Operations` with at least one operation.";
    OPERATIONS_TYPE: "patch.operations-type", Error, Certain, "RFC 7644 §3.5.2",
        "`Operations` must be an array", "Put the operations in square brackets.";
    OPERATIONS_EMPTY: "patch.operations-empty", Error, Certain, "RFC 7644 §3.5.2",
        "`Operations` is empty", "Send at least one operation, or nothing at all.";
    OPERATIONS_CASE: "patch.operations-case", Info, Certain, "RFC 7643 §2.1",
        "`Operations` is spelled otherwise than in the RFC", "Some servers find it in this spelling only: `Operations`.";
    BARE_ARRAY: "patch.bare-array", Error, Certain, "RFC 7644 §3.5.2",
        "The operations stand alone, as JSON Patch (RFC 6902) has them",
        "SCIM puts them into an object with `schemas` and `Operations`.";
    TOO_MANY: "patch.too-many", Info, Possible, "FastFed; IPSIE; RFC 7644 §3.12",
        "The PATCH has more than 100 operations", "Some servers take no more: send them in several requests.";
    OPERATION_TYPE: "patch.operation-type", Error, Certain, "RFC 7644 §3.5.2",
        "Each operation must be an object", "Write `{\"op\": …, \"path\": …, \"value\": …}`.";
    OP_MISSING: "patch.op-missing", Error, Certain, "RFC 7644 §3.5.2",
        "The operation does not say what to do", "Add `op` with add, remove or replace.";
    OP_TYPE: "patch.op-type", Error, Certain, "RFC 7644 §3.5.2",
        "`op` must be a string", "Write \"add\", \"remove\" or \"replace\".";
    OP_UNKNOWN: "patch.op-unknown", Error, Certain, "RFC 7644 §3.5.2",
        "SCIM has no such operation", "The operations are add, remove and replace.";
    OP_CASE: "patch.op-case", Info, Certain, "RFC 7644 §3.5.2",
        "`op` is not in lower case", "Most servers take it, some do not: write it in lower case.";
    UNKNOWN_MEMBER: "patch.unknown-member", Info, Certain, "RFC 7644 §3.5.2",
        "An operation has `op`, `path` and `value` only", "Servers ignore it: remove it.";
    PATH_TYPE: "patch.path-type", Error, Certain, "RFC 7644 §3.5.2",
        "`path` must be a string", "Name one attribute.";
    REMOVE_PATH_MISSING: "patch.remove-path-missing", Error, Certain, "RFC 7644 §3.5.2.2",
        "The operation does not say what to remove", "Add a `path`.";
    REMOVE_VALUE: "patch.remove-value", Warning, Certain, "RFC 7644 §3.5.2.2",
        "A remove operation carries a value",
        "Servers that ignore the value remove everything: choose what goes by a filter in the `path`.";
    ADD_VALUE_MISSING: "patch.add-value-missing", Error, Certain, "RFC 7644 §3.5.2.1",
        "The operation does not say what to add", "Add a `value`.";
    REPLACE_VALUE_MISSING: "patch.replace-value-missing", Error, Certain, "RFC 7644 §3.5.2.3",
        "The operation does not say what to put in the place of the old value",
        "Add a `value`, or use remove.";
    VALUE_NULL: "patch.value-null", Info, Certain, "RFC 7643 §2.5",
        "null as a value means that there is none", "Servers differ here: use remove instead.";
    PATHLESS: "patch.pathless", Info, Certain, "RFC 7644 §3.5.2.1, §3.5.2.3",
        "The operation has no `path`", "That is legal, but not all servers take it: give each attribute an operation with a path.";
    PATHLESS_NOT_OBJECT: "patch.pathless-not-object", Error, Certain, "RFC 7644 §3.5.2.1, §3.5.2.3",
        "Without a `path` the value must be an object with attributes", "Add a `path`, or name the attributes in the value.";
    PATHLESS_EMPTY: "patch.pathless-empty", Warning, Certain, "RFC 7644 §3.5.2",
        "The operation changes nothing", "Remove it, or name an attribute.";
    PATHLESS_DOTTED: "patch.pathless-dotted-key", Warning, Certain, "RFC 7644 §3.5.2; Microsoft Entra ID",
        "A name in the value holds a path with a dot", "Make it the `path` of an operation, or nest it.";
    PATHLESS_URN: "patch.pathless-urn-key", Warning, Certain, "RFC 7644 §3.5.2; Microsoft Entra ID",
        "A name in the value holds a URN and an attribute in one", "Make it the `path` of an operation, or nest it.";
    PATHLESS_FILTER: "patch.pathless-filter-key", Warning, Certain, "RFC 7644 §3.5.2",
        "A name in the value holds a filter", "Make it the `path` of an operation.";
    PATHLESS_READONLY: "patch.pathless-readonly", Error, Certain, "RFC 7644 §3.5.2",
        "Only the service provider changes this attribute", "Leave it out.";
    PATHLESS_UNKNOWN: "patch.pathless-unknown", Warning, Certain, "RFC 7644 §3.5.2",
        "The schema has no attribute of this name", "Use a name from the schema.";
    PATHLESS_SCHEMAS: "patch.pathless-schemas", Info, Certain, "RFC 7644 §3.5.2",
        "`schemas` stands in the value", "It belongs to the PATCH itself: leave it out here.";
    REMOVE_REQUIRED: "patch.remove-required", Error, Certain, "RFC 7644 §3.5.2.2",
        "A required attribute would be left without a value", "Replace it by another value.";
    IMMUTABLE: "patch.immutable", Warning, Certain, "RFC 7644 §3.5.2; RFC 7643 §7",
        "An immutable attribute is changed", "Once it has a value, remove the whole element and add another.";
    MEMBER_IMMUTABLE: "mut.member-immutable", Error, Certain, "RFC 7643 §4.2; RFC 7644 §3.5.2",
        "A member cannot be turned into another", "Remove the one and add the other.";
    VALUE_SHAPE: "patch.value-shape", Error, Certain, "RFC 7644 §3.5.2.1",
        "The value has not the shape of what the path leads to", "";
    VALUE_WRAPPED: "patch.value-wrapped", Warning, Certain, "RFC 7644 §3.5.2.1",
        "A plain value is wrapped in an array of objects", "Send the value alone.";
    OBJECT_FOR_MULTI: "patch.value-object-for-multi", Info, Certain, "RFC 7644 §3.5.2.1",
        "A single object is sent for a list", "Not all servers take it: put it in square brackets.";
    PRIMARY_DEMOTES: "patch.primary-demotes", Info, Certain, "RFC 7644 §3.5.2",
        "Making this value primary takes that from the value that has it now",
        "Servers must do so on their own; not all do.";
    ELEMENT_PARTIAL: "patch.filter-element-partial", Info, Certain, "RFC 7644 §3.5.2.3",
        "An object takes the place of a value in a list",
        "Some servers keep the parts that it leaves out, others drop them: replace each part by its own path.";
    TARGET_ELEMENT: "patch.filter-target-element", Info, Certain, "RFC 7644 §3.5.2; interoperability draft §6.5.2.2",
        "The path leads to a whole value of a list", "Not all servers take it: name the part behind the brackets.";
    ADD_VALUEPATH: "patch.add-valuepath", Warning, Likely, "RFC 7644 §3.5.2.1",
        "The path of an add chooses among values that may not be there",
        "Some servers make a new value, others answer with `noTarget`: add the whole value to the list.";
    REDUNDANT: "patch.redundant", Info, Certain, "RFC 7644 §3.5.2",
        "A later operation undoes an earlier one", "Leave the earlier one out.";
    ORDER: "patch.order-dependency", Info, Likely, "RFC 7644 §3.5.2",
        "The filter finds what an earlier operation adds",
        "That holds only where operations run one after the other: send the final value at once.";
    FILTER_NO_MATCH: "patch.filter-no-match", Warning, Certain, "RFC 7644 §3.5.2.3",
        "The filter in the path matches nothing",
        "Servers answer with `noTarget`: check what the resource holds, or add the value.";
    FILTER_MANY: "patch.filter-many", Info, Certain, "RFC 7644 §3.5.2.3",
        "The filter in the path matches several values",
        "If one of them is meant, add to the filter what tells it from the others.";
    PATCH_RESULT: "xref.patch-result", Error, Certain, "RFC 7644 §3.5.2",
        "The operations leave a resource that is not right", "Servers refuse the whole PATCH: change the operations.";
    EXTENSION_REMOVED: "patch.extension-removed", Info, Certain, "RFC 7644 §3.5.2",
        "A whole extension is removed", "Servers differ in whether its URN leaves `schemas` with it.";
}
