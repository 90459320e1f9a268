package dev.serverlease.attachment;

import dev.serverlease.words.Words;
import java.util.EnumSet;
import java.util.Set;

/** What a file is handed in for. */
public enum AttachmentKind {
    CONDITION_PROOF,
    IDENTITY,
    LETTER_OF_AUTHORITY,
    SIGNED_CONTRACT,
    NOTICE_PROOF,
    NOTICE_TEXT,
    LESSEE_STATEMENT,
    HANDOVER_CONFIRMATION,
    ERASURE_CONFIRMATION,
    DATA_RETURN_PROOF,
    NO_DATA_CONFIRMATION,
    ORDER_LIFTING,
    SETTLEMENT_AGREEMENT,
    OTHER;

    static final String WORDS = "attachment-kind";

    /** Those that prove something from a day on. */
    private static final Set<AttachmentKind> DATED = EnumSet.of(
            ERASURE_CONFIRMATION,
            DATA_RETURN_PROOF,
            NO_DATA_CONFIRMATION,
            ORDER_LIFTING,
            SETTLEMENT_AGREEMENT,
            NOTICE_TEXT);

    /** Whether the document's own date counts, so that it is handed in with it. */
    boolean isDated() {
        return DATED.contains(this);
    }

    /** The kind's name for people, Chinese first. */
    public String label() {
        return Words.of(WORDS, this).both();
    }
}
