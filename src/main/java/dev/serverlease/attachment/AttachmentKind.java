package dev.serverlease.attachment;

import dev.serverlease.words.Words;

/** What a file is handed in for. */
public enum AttachmentKind {
    CONDITION_PROOF,
    IDENTITY,
    LETTER_OF_AUTHORITY,
    SIGNED_CONTRACT,
    NOTICE_PROOF,
    LESSEE_STATEMENT,
    HANDOVER_CONFIRMATION,
    ERASURE_CONFIRMATION,
    DATA_RETURN_PROOF,
    NO_DATA_CONFIRMATION,
    OTHER;

    static final String WORDS = "attachment-kind";

    /** The kind's name for people, Chinese first. */
    public String label() {
        return Words.of(WORDS, this).both();
    }
}
