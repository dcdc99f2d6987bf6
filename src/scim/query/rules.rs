//! The rules about queries.

use crate::report::rule::rules;

rules! {
    pub(crate) static RULES;
    UNKNOWN: "query.unknown", Info, Certain, "RFC 7644 §3.4.2",
        "This is no parameter of a query", "Servers ignore it: leave it out.";
    NAME_CASE: "query.name-case", Warning, Certain, "RFC 7644 §3.4.2",
        "The parameter is spelled in another letter case", "The names of parameters are no attributes: letter case matters.";
    DUPLICATE: "query.duplicate", Warning, Certain, "RFC 7644 §3.4.2; RFC 3986 §3.4",
        "A parameter stands twice", "Servers take the first or the last of them: keep one.";
    START_TYPE: "query.startIndex-type", Error, Certain, "RFC 7644 §3.4.2.4, §3.4.3",
        "`startIndex` must be an integer", "";
    START_LOW: "query.startIndex-low", Info, Certain, "RFC 7644 §3.4.2.4 table 6",
        "`startIndex` is below 1", "The first result has the number 1, and a server takes less as 1.";
    COUNT_TYPE: "query.count-type", Error, Certain, "RFC 7644 §3.4.2.4 table 6",
        "`count` must be an integer", "";
    COUNT_NEGATIVE: "query.count-negative", Info, Certain, "RFC 7644 §3.4.2.4 table 6; RFC 9865 §2.1",
        "`count` is below 0", "A server takes it as 0, which asks for no resources at all.";
    COUNT_OVER: "query.count-over-max", Info, Certain, "RFC 7643 §5; RFC 9865 §4",
        "`count` is more than the server returns at once", "Ask for less, and page through the rest.";
    SORT_ORDER: "query.sortOrder", Error, Certain, "RFC 7644 §3.4.2.3",
        "`sortOrder` is `ascending` or `descending`", "";
    SORT_ORDER_ALONE: "query.sortOrder-alone", Info, Certain, "RFC 7644 §3.4.2.3",
        "`sortOrder` stands without `sortBy`", "There is nothing to sort by: add `sortBy`, or leave it out.";
    SORT_BY_COMPLEX: "query.sortBy-complex", Error, Certain, "RFC 7644 §3.4.2.3",
        "`sortBy` names an attribute with parts, and none of them", "";
    SORT_BY_UNKNOWN: "query.sortBy-unknown", Warning, Certain, "RFC 7644 §3.4.2.3",
        "`sortBy` names an attribute that no schema has", "Use a name from the schema.";
    SORT_UNSUPPORTED: "query.sort-unsupported", Warning, Certain, "RFC 7643 §5",
        "The server does not sort, as its configuration says", "It ignores `sortBy`: sort the results yourself.";
    EXCLUSIVE: "query.attributes-exclusive", Error, Certain, "RFC 7644 §3.9",
        "`attributes` and `excludedAttributes` stand in one query", "Either name what is to be returned, or what is not.";
    ATTRIBUTES_TYPE: "query.attributes-type", Error, Certain, "RFC 7644 §3.4.3, §3.9",
        "Names of attributes are listed in another way", "";
    ATTRIBUTES_PATH: "query.attributes-path", Error, Certain, "RFC 7644 §3.10",
        "This is no name of an attribute", "Write `attribute` or `attribute.subAttribute`.";
    ATTRIBUTES_UNKNOWN: "query.attributes-unknown", Warning, Certain, "RFC 7644 §3.9",
        "No schema has an attribute of this name", "Use a name from the schema.";
    NEVER: "query.attributes-never", Warning, Certain, "RFC 7643 §7",
        "This attribute is never returned", "Leave it out.";
    ALWAYS: "query.excluded-always", Info, Certain, "RFC 7644 §3.4.2.5",
        "This attribute is always returned", "To exclude it has no effect.";
    REPEATED: "query.attributes-duplicate", Info, Certain, "RFC 7644 §3.9",
        "This is asked for already", "Leave it out.";
    BLANK: "query.attributes-blank", Warning, Certain, "RFC 7644 §3.9",
        "Blanks or empty entries stand in the list", "Between two names stands a comma and nothing else.";
    CURSOR_CHARSET: "query.cursor-charset", Error, Certain, "RFC 9865 §2",
        "The cursor holds characters that no cursor has", "Send the `nextCursor` of the page before as it was.";
    CURSOR_AND_INDEX: "query.cursor-with-startIndex", Warning, Certain, "RFC 9865 §2.4",
        "The query pages by cursor and by index at once", "Take one of them.";
    CURSOR_CHANGED: "query.cursor-changed-query", Warning, Certain, "RFC 9865 §2, §2.1",
        "The query is another one than that of the first page", "A cursor belongs to one query: repeat its parameters as they were.";
    CURSOR_UNSUPPORTED: "query.cursor-unsupported", Warning, Certain, "RFC 9865 §4",
        "The server has no cursors, as its configuration says", "Page by `startIndex` and `count`.";
    DISCOVERY_FILTER: "query.filter-on-discovery", Error, Certain, "RFC 7644 §4",
        "The server's own documents cannot be filtered", "Servers answer 403: leave the filter out.";
    DISCOVERY_PAGING: "query.paging-on-discovery", Info, Certain, "RFC 7644 §4",
        "The server's own documents are neither sorted nor paged", "Servers ignore it here: leave it out.";
    SCHEMA: "search.schema", Error, Certain, "RFC 7644 §3.4.3",
        "The SearchRequest does not carry its own URN", "";
}
