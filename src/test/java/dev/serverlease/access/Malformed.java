package dev.serverlease.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** Requests that no honest client would send, from a grammar and a seed: the same from the same seed. */
final class Malformed {

    /** Stands in bodies, headers and addresses; no log may show either. */
    static final String NAME = "张标记人";

    static final String ID_NUMBER = "110101199003077715";

    private static final String NOT_UTF_8 = "\u00ff\u00fe\u00c0\u0080";

    private final Random random;

    Malformed(long seed) {
        random = new Random(seed);
    }

    record Request(String line, List<String> headers, String body) {

        /** UTF-8, but where the body is meant to be none. */
        byte[] bytes() {
            return body.getBytes(body.contains(NOT_UTF_8) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }
    }

    /**
     * @param door such as {@code PUT /api/leases/{number}/legal-hold}
     * @param broken whether the body must not even be JSON
     */
    Request request(String door, boolean broken) {
        var headers = new ArrayList<String>();
        var line = door;
        while (line.contains("{")) {
            line = line.replaceFirst("\\{[^}]*}", Matcher.quoteReplacement(pathValue()));
        }
        if (chance(10)) {
            line += "?" + query();
        }
        headers.add("Content-Type: " + (chance(85) ? "application/json" : contentType()));
        for (int i = random.nextInt(3); i > 0; i--) {
            headers.add(header());
        }
        return new Request(line, headers, broken ? notJson() : chance(25) ? notJson() : member(0));
    }

    private String pathValue() {
        return one(
                "SL-2026-999999",
                "x",
                "-1",
                "99999999999999999999",
                "%00",
                "%E5%BC%A0%E6%A0%87",
                ID_NUMBER,
                "%2e%2e",
                "a;b=c",
                "%ff%fe",
                "null",
                "a%20b",
                "%7B%7D",
                "x".repeat(300));
    }

    private String query() {
        return one(
                "a=" + ID_NUMBER,
                "page=x",
                "firstResult=-1&maxResults=999999999999",
                "%=%",
                "a[]=1",
                "size=" + "9".repeat(400),
                "_method=DELETE",
                "async=maybe",
                "%ff=%fe");
    }

    private String contentType() {
        return one(
                "*/*",
                "text/plain",
                "application/xml",
                "text/csv",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/json; charset=nope",
                "application/json; charset=UTF-16",
                "x",
                ";",
                "application/octet-stream");
    }

    private String header() {
        return one(
                "Accept: x",
                "Accept: image/png",
                "Accept: application/json;q=9",
                "Accept-Language: " + "zh,".repeat(500),
                "Accept-Encoding: nope",
                "X-Forwarded-For: " + ID_NUMBER,
                "X-Forwarded-Proto: javascript",
                "Forwarded: for=\"[::1\"",
                "X-Name: " + NAME,
                "Cookie: a=\"" + ID_NUMBER + "; JSESSIONID=x; =; ;;",
                "Origin: null",
                "Range: bytes=9-1",
                "If-Modified-Since: yesterday",
                "Content-Encoding: gzip",
                "X-HTTP-Method-Override: DELETE",
                "Expect: nothing",
                "Date: " + "9".repeat(2000));
    }

    private String notJson() {
        return one(
                "",
                " ",
                "null",
                "{",
                "]",
                "{\"name\":\"" + NAME + "\"",
                "{\"name\":\"" + NAME + "\",}",
                "{\"name\":\"" + NAME + "\"}{\"name\":1}",
                "{\"a\":1,\"a\":\"" + ID_NUMBER + "\"}",
                "{'name':'" + NAME + "'}",
                "{\"name\":" + ID_NUMBER + "x}",
                "{\"name\":NaN}",
                "{\"name\":\"\\ud800\\u12\"}",
                "{\"name\":\"" + NOT_UTF_8 + "\"}",
                "\ufeff{",
                "<lease>" + NAME + "</lease>",
                "name=" + NAME,
                "[".repeat(3000),
                "{\"a\":".repeat(3000),
                "\u0000",
                "true",
                "1e999999",
                "\"" + NAME + "\"");
    }

    /** JSON, but nothing that any door asks for. */
    private String member(int depth) {
        var text = new StringBuilder("{\"标记\":").append(value(depth));
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(",\"")
                    .append(one(
                            "reference",
                            "ground",
                            "variables",
                            "value",
                            "type",
                            "name",
                            "id",
                            "retries",
                            "userId",
                            "processInstanceIds",
                            "orQueries",
                            "sorting",
                            "decision",
                            "date",
                            "query",
                            "asOf",
                            "lessee"))
                    .append(i)
                    .append("\":")
                    .append(value(depth));
        }
        return text.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 4 ? 9 : 12)) {
            case 0 -> "null";
            case 1 -> "\"" + NAME + "\"";
            case 2 -> "\"" + ID_NUMBER + "\"";
            case 3 -> "9".repeat(1 + random.nextInt(900));
            case 4 -> "-1e" + random.nextInt(100_000);
            case 5 -> "\"\\u0000\\u202e\\ud83d\"";
            case 6 -> "\"2026-02-30T25:61:00\"";
            case 7 -> "true";
            case 8 -> "\"" + "长".repeat(random.nextInt(2000)) + "\"";
            case 9 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            case 10 -> "[".repeat(60) + "]".repeat(60);
            default -> member(depth + 1);
        };
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
