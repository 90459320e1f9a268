package dev.serverlease.signature;

import dev.serverlease.words.Word;

/** How far a signature can be relied on (Electronic Signature Law arts. 13, 14, 16), the strongest first. */
public enum Reliability {
    /** A licensed certifier's certificate in the signer's name, activated for this signature. */
    RELIABLE_CERT("可靠的电子签名：依法设立的电子认证机构签发的证书", "reliable: a certificate of a licensed certifier"),

    /** The parties agreed beforehand on this kind of signature (art. 13 paragraph 2). */
    AGREED("双方事先约定采用的电子签名", "agreed on beforehand by the parties"),

    /** A certificate that this installation made itself, to show how the product works. */
    DEMO("演示证书，不具有签署效力", "a demonstration, without legal effect"),

    /** A click or a picture of a signature: never enough for a contract. */
    CLICK("点击或者签名图片，不是可靠的电子签名", "a click or a picture, not a reliable signature");

    private final Word word;

    Reliability(String zh, String en) {
        this.word = new Word(zh, en);
    }

    public Word word() {
        return word;
    }
}
