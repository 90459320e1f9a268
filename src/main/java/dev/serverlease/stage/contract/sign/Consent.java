package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Bilingual;

/** The sentence by which the signer agrees to the electronic form (Electronic Signature Law art. 3), ticked by hand. */
final class Consent {

    static final Bilingual SENTENCE = new Bilingual(
            "本人已阅读合同全文和标明的重要条款，有疑问的已请求说明；同意以数据电文和电子签名订立本合同，并认可按本页所述方式保存的签署记录；随后的签名由本人（或者经授权）作出。",
            "I have read the whole contract and its marked clauses and have asked where I had questions. I agree to conclude"
                    + " it by data message with an electronic signature, and accept the record of the signing that is kept as"
                    + " this page says. The signature that follows is mine, or made with authority.");

    private Consent() {}
}
