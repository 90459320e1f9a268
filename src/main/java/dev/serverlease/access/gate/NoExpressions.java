package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Nobody, not even an administrator, may send the engine an expression: in a query or a filter the engine would run it
 * as code (CVE-2026-109432). All such parameters and members end in {@code Expression}.
 */
final class NoExpressions {

    private static final String END = "expression";

    private NoExpressions() {}

    /** @throws Refusal with 400 if the query string contains an expression */
    static void inAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            try {
                if (URLDecoder.decode(parameter, StandardCharsets.UTF_8).indexOf('\0') >= 0) {
                    throw new Refusal(400, "地址中的参数含有空字符，请删除。 A parameter contains a null character; remove it.");
                }
                check(URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new Refusal(400, "地址中的参数编码有误。 The address has a parameter that is not encoded properly.");
            }
        }
    }

    /**
     * @throws Refusal with 400 if the body contains an expression at any depth or is not JSON; an empty body is
     *     accepted
     */
    static void inBody(KeptBody body) {
        if (!body.text().isBlank()) {
            in(BodyReader.tree(body));
        }
    }

    private static void in(JsonNode node) {
        for (var member : node.properties()) {
            check(member.getKey());
        }
        node.forEach(NoExpressions::in);
    }

    private static void check(String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith(END)) {
            throw new Refusal(
                    400,
                    "查询和筛选器中不得使用表达式，请删除“" + name + "”，改用固定的值。 Queries and filters take no expressions; remove “" + name
                            + "” and give a fixed value.");
        }
    }
}
