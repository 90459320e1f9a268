package dev.serverlease.visit;

import dev.serverlease.request.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Shows that a form comes from a page of the same visit: made from the visit's secret, which no page holds. */
public final class FormToken {

    /** The hidden field of this name. */
    public static final String FIELD = "formToken";

    private FormToken() {}

    public static String of(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash("form " + secret));
    }

    /** @throws Refusal with 403 if the form is of another visit, or of no page of ours */
    public static void require(VisitorForm form, String secret) {
        boolean same = MessageDigest.isEqual(
                of(secret).getBytes(StandardCharsets.UTF_8), form.text(FIELD).getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw new Refusal(
                    403,
                    "页面已过期，未保存任何内容，请在刷新后的页面上再提交。 The page has expired and nothing was stored; send it again from this one.");
        }
    }
}
