package dev.serverlease.papercheck;

import dev.serverlease.words.Word;

/** What a paper is that bears our code. The names are stored and stay. */
public enum PaperKind {
    CONTRACT("服务器租赁合同", "Lease contract"),
    AGREEMENT("租赁合同的协议（续租、变更或者解除）", "Agreement on the lease (renewal, change or end)"),
    HANDOVER("交付确认书", "Confirmation of the hand-over"),
    LETTER("出租人的通知（函件）", "Notice (letter) of the lessor");

    private final Word word;

    PaperKind(String zh, String en) {
        this.word = new Word(zh, en);
    }

    Word word() {
        return word;
    }
}
