package dev.serverlease.access.signin;

import dev.serverlease.access.door.CrossSite;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** To the page that somebody was on, or wanted. */
final class WayBack {

    private static final String BEGINNING = "/desk";

    /** An address of ours as a browser writes it. */
    private static final Pattern OURS = Pattern.compile("/(?!/)[!-\\[\\]-~]*");

    /** No page of ours has it in its address, and a browser reads two slashes at the beginning as another site. */
    private static final Pattern DETOUR = Pattern.compile("//|/\\.\\.?(/|$)");

    private static final Set<String> NO_PAGES = Set.of("api", "engine-rest", "login", "logout");

    private WayBack() {}

    /** Addresses come from anywhere: no other site, and nothing but pages of which nothing is recorded. */
    static String to(@Nullable String wanted) {
        if (wanted == null || !OURS.matcher(wanted).matches()) {
            return BEGINNING;
        }
        try {
            var path = URI.create(wanted.replaceFirst("#.*", "")).getPath();
            boolean isPage = !DETOUR.matcher(path).find() && !NO_PAGES.contains(path.split("/", 3)[1]);
            return isPage && !CrossSite.isRecorded(path) ? wanted : BEGINNING;
        } catch (IllegalArgumentException unreadable) {
            return BEGINNING;
        }
    }
}
