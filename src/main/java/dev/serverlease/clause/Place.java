package dev.serverlease.clause;

/** Where a clause stands: they follow one another in this order. */
public enum Place {
    /** Before the first article, without a number: parties, recitals. */
    HEAD,
    /** An article: 第N条. */
    BODY,
    /** An annex: 附件N. */
    ANNEX,
    /** The page of signatures, always last, without a number. */
    EXECUTION
}
