package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom the signer named to sign in their place.
 *
 * @param numberEnd the last four characters of the representative's identity document
 * @param address for the mail with the new link
 * @param telephone for the code; null if none was given
 * @param letter the letter of authority among the lease's files
 */
public record Representative(
        String name,
        String numberEnd,
        String address,
        @Nullable String telephone,
        UUID letter) {

    /** What is recorded as the reason why the offer came back. */
    public static Bilingual naming(String name, String letter) {
        return new Bilingual(
                "签署人指定代理人“" + name + "”签署，并提交授权委托书“" + letter + "”。",
                "The signer named “" + name + "” to sign in their place and handed in the letter of authority “"
                        + letter + "”.");
    }
}
