package dev.serverlease.stage.contract.offer;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A draft's clauses as plain text; a form wraps and escapes them. */
final class DraftView {

    private static final Pattern SECTION = Pattern.compile("(?s)<h2>(.*?)</h2>(.*?)</section>");

    private DraftView() {}

    /** Each with {@code heading} and {@code text}, in their order. */
    static List<Map<String, String>> clauses(String html) {
        return SECTION.matcher(html)
                .results()
                .map(section -> Map.of("heading", text(section.group(1)), "text", text(section.group(2))))
                .toList();
    }

    private static String text(String html) {
        var withBreaks = html.replaceAll("</p>|</tr>", "\n").replace("</td>", " ");
        return HtmlUtils.htmlUnescape(withBreaks.replaceAll("<[^>]*>", ""))
                .replaceAll("[ \t]*\n\\s*", "\n")
                .strip();
    }
}
