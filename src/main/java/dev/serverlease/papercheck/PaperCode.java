package dev.serverlease.papercheck;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the code on a paper's pages says: the address at which anybody can ask whether number and digest belong
 * together. The digest stands behind the {@code #}, which browsers keep to themselves until the page compares it.
 */
@Component
public class PaperCode {

    private final @Nullable String base;

    /** @param base where the product is reached from outside; without one the code says number and digest alone */
    PaperCode(@Value("${server-lease.public-url:${server-lease.mail.base-url:}}") String base) {
        this.base = base.isBlank() ? null : URI.create(base.strip()).toString().replaceFirst("/+$", "");
    }

    /** @param digest in hexadecimal, as the paper bears it */
    public String of(String number, String digest) {
        var mark = number + "#" + PaperMarks.mark(digest);
        return base == null ? mark : base + "/v/" + mark;
    }

    /** The address of the page without the digest, to be typed from paper; empty without a base address. */
    public String page(String number) {
        return base == null ? "" : base + "/v/" + number;
    }
}
