package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much one request may ask of the database at the doors of the engine and of the web applications. Each condition
 * on a variable, each variable to sort by and each alternative is a join more, and their cost grows much faster than
 * their number. The bounds hold for everybody, administrators included.
 */
final class BoundedQueries {

    static final int MOST_CONDITIONS = 10;
    static final int MOST_ENTRIES = 1000;

    /** Lists, of which each entry is a join. Those of variables are known by the end of their name. */
    private static final Set<String> ALTERNATIVES_AND_ORDER = Set.of("orqueries", "sorting");

    /** Objects, of which each member is a condition. */
    private static final Set<String> KEYS = Set.of("correlationkeys", "localcorrelationkeys");

    private static final Set<String> PAGE = Set.of("firstresult", "maxresults");

    private int conditions;
    private int entries;

    private BoundedQueries() {}

    /**
     * @param body null if it is a form, which holds no query
     * @throws Refusal with 400 if the request asks for too much, or for a page that cannot be
     */
    static void check(HttpServletRequest request, @Nullable KeptBody body) {
        var asked = new BoundedQueries();
        asked.addAddress(request);
        asked.addBody(body);
        if (asked.conditions > MOST_CONDITIONS) {
            throw new Refusal(
                    400,
                    "查询条件过多：一次查询中，对变量的条件、排序和“或者”条件合计至多 " + MOST_CONDITIONS
                            + " 项，现为 " + asked.conditions
                            + " 项；请减少条件，或者分几次查询。 Too many conditions: those on variables, the sorting and the alternatives"
                            + " of one query may be " + MOST_CONDITIONS + " together and are "
                            + asked.conditions + "; use fewer, or ask several times.");
        }
        if (asked.entries > MOST_ENTRIES) {
            throw new Refusal(
                    400,
                    "列表过长：一次请求中各列表合计至多 " + MOST_ENTRIES + " 项，现为 " + asked.entries
                            + " 项；请分几次提交。 The lists of one request may hold " + MOST_ENTRIES
                            + " entries together and hold " + asked.entries + "; send it in several requests.");
        }
    }

    private void addAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            var parts = parameter.split("=", 2);
            var name = decoded(parts[0]).toLowerCase(Locale.ROOT);
            var value = parts.length == 2 ? decoded(parts[1]) : "";
            var many = value.isEmpty() ? 0 : value.split(",", -1).length;
            entries += many;
            if (isOfVariables(name)) {
                conditions += many;
            }
            if (PAGE.contains(name) && !value.matches("[0-9]{0,9}")) {
                throw noPage();
            }
        }
    }

    private void addBody(@Nullable KeptBody body) {
        if (body == null || body.text().isBlank()) {
            return;
        }
        try {
            add(body.json());
        } catch (IOException noJson) {
            // an administrator's body that is not JSON is refused, or read, by the door it is for
        }
    }

    private void add(JsonNode node) {
        if (node.isArray()) {
            entries += node.size();
        }
        for (var member : node.properties()) {
            var name = member.getKey().toLowerCase(Locale.ROOT);
            var value = member.getValue();
            if (value.isArray() && (isOfVariables(name) || ALTERNATIVES_AND_ORDER.contains(name))
                    || value.isObject() && KEYS.contains(name)) {
                conditions += value.size();
            }
            if (PAGE.contains(name) && value.isNumber() && value.doubleValue() < 0) {
                throw noPage();
            }
        }
        node.forEach(this::add);
    }

    private static boolean isOfVariables(String name) {
        return name.endsWith("variables") || name.endsWith("variablevalues");
    }

    /** Its encoding is right: {@link NoExpressions} has looked at it. */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Refusal noPage() {
        return new Refusal(
                400,
                "firstResult 和 maxResults 须为不小于 0 的整数。 firstResult and maxResults must be whole numbers of at least 0.");
    }
}
