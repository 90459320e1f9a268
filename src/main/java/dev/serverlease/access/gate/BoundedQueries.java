package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much one request may ask of the database at the doors of the engine and of the web applications. Each condition
 * on a variable, each variable to sort by and each alternative is a join more, and their cost grows much faster than
 * their number. A list has {@link #PAGE} entries where the request does not say how many. The bounds hold for
 * everybody, administrators included.
 */
final class BoundedQueries {

    static final int MOST_CONDITIONS = 10;
    static final int MOST_ENTRIES = 1000;
    static final int PAGE = 1000;

    /** Of a page; the web applications ask for as many filters. */
    static final int LONGEST_PAGE = 2000;

    /** Lists, of which each entry is a join. Those of variables are known by the end of their name. */
    private static final Set<String> ALTERNATIVES_AND_ORDER = Set.of("orqueries", "sorting");

    /** Objects, of which each member is a condition. */
    private static final Set<String> KEYS = Set.of("correlationkeys", "localcorrelationkeys");

    private static final Set<String> PLACE = Set.of("firstresult", "maxresults");

    /** As the engine reads it, which knows no other way to write it. */
    private static final String MANY = "maxResults";

    private int conditions;
    private int entries;
    private boolean saysHowMany;

    private BoundedQueries() {}

    /**
     * @param body null if it is a form, which holds no query
     * @return the request as the engine is to see it: with a bound for its list
     * @throws Refusal with 400 if the request asks for too much, or for a page that cannot be
     */
    static HttpServletRequest bounded(HttpServletRequest request, @Nullable KeptBody body) {
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
        var read = body == null ? request : body;
        return asked.saysHowMany ? read : new OnePage(read);
    }

    private void addAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            var parts = parameter.split("=", 2);
            var written = decoded(parts[0]);
            var name = written.toLowerCase(Locale.ROOT);
            var value = parts.length == 2 ? decoded(parts[1]) : "";
            var many = value.isEmpty() ? 0 : value.split(",", -1).length;
            entries += many;
            if (isOfVariables(name)) {
                conditions += many;
            }
            if (PLACE.contains(name) && !value.matches("[0-9]{1,9}")) {
                throw noPage();
            }
            if (written.equals(MANY)) {
                saysHowMany = true;
                if (Integer.parseInt(value) > LONGEST_PAGE) {
                    throw tooLong(value);
                }
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
            if (PLACE.contains(name) && value.isNumber() && value.doubleValue() < 0) {
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

    private static Refusal tooLong(String asked) {
        return new Refusal(
                400,
                "一次至多读取 " + LONGEST_PAGE + " 条，maxResults 现为 " + asked
                        + "；请用 firstResult 分页读取。 One request reads at most " + LONGEST_PAGE
                        + " entries, and maxResults is "
                        + asked + "; read page by page with firstResult.");
    }

    /** The request, with how many entries its answer may have. */
    private static final class OnePage extends HttpServletRequestWrapper {

        OnePage(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            var written = super.getQueryString();
            return (written == null ? "" : written + "&") + MANY + "=" + PAGE;
        }
    }
}
