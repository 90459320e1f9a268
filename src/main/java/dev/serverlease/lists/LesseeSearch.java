package dev.serverlease.lists;

import dev.serverlease.lists.LeaseFilter.Condition;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds leases by what people know of them: the number, the reference, the lessee's credit code, or a part of its name,
 * of today or of before a change of the party.
 */
@Repository
class LesseeSearch {

    private static final Pattern NUMBER = Pattern.compile("(SL-)?\\d{4}-\\d{4,}");
    private static final Pattern END_OF_NUMBER = Pattern.compile("0*([1-9]\\d*)");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{18}");

    /** So many names are looked up one by one; what more of them have in common is met soon on the way along a list. */
    private static final int FEW = 1000;

    private static final int LEAST_DIGITS = 6;

    private static final String REFERENCE = "upper(l.reference) = upper(:text)";

    /** The digits after the year, of whichever year. */
    private static final String NUMBERED =
            "l.number = any(array(select 'SL-' || year || '-' || :end from generate_series("
                    + "(select substr(min(number), 4, 4)::integer from lease.lease),"
                    + " (select substr(max(number), 4, 4)::integer from lease.lease)) year))";

    private static final String CODE = "l.lessee_uscc = :code or l.number = any(array("
            + "select f.lease_number from lease.former_lessee f where f.uscc = :code))";

    private final JdbcClient jdbc;

    LesseeSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody typed: what it is says its shape; else the end of a number, a reference, or a part of a name. */
    Condition anything(String text) {
        var code = code(text);
        if (NUMBER.matcher(code).matches()) {
            return new Condition(
                    "(l.number = :number or " + REFERENCE + ")",
                    Map.of("number", code.startsWith("SL-") ? code : "SL-" + code, "text", text));
        }
        var known = REFERENCE + " or " + CODE;
        if (CREDIT_CODE.matcher(code).matches()) {
            return new Condition("(" + known + ")", Map.of("text", text, "code", code));
        }
        var found = or(new Condition(known, Map.of("text", text, "code", code)), named(text, false));
        var end = END_OF_NUMBER.matcher(code);
        return end.matches() ? or(new Condition(NUMBERED, Map.of("end", padded(end.group(1)))), found) : found;
    }

    /** Whether so little is looked for where names begin alone. */
    static boolean isOneCharacter(String text) {
        var searched = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "");
        return searched.codePointCount(0, searched.length()) == 1;
    }

    private static String padded(String digits) {
        return "0".repeat(Math.max(0, LEAST_DIGITS - digits.length())) + digits;
    }

    /** The beginning of a name, or a whole credit code. */
    Condition beginning(String text) {
        return or(new Condition(CODE, Map.of("code", code(text))), named(text, true));
    }

    /** As numbers and credit codes are kept, whatever the width and the case in which somebody typed them. */
    private static String code(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }

    private static Condition or(Condition one, Condition other) {
        var values = new HashMap<>(one.values());
        values.putAll(other.values());
        return new Condition("(" + one.sql() + " or " + other.sql() + ")", values);
    }

    /** One character alone is looked for where names begin: within them it would be in most. */
    private Condition named(String text, boolean beginning) {
        var part = jdbc.sql("select lease.searched(:text)")
                .param("text", text)
                .query(String.class)
                .single();
        boolean begins = beginning || part.codePointCount(0, part.length()) == 1;
        var like = (begins ? "" : "%") + part.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var names = jdbc.sql("select id from lease.lessee_name"
                        + " where lease.pieces('^' || lease.searched(name)) @> lease.pieces(:pieces)"
                        + " and lease.searched(name) like :like limit :most")
                .param("pieces", begins ? "^" + part : part)
                .param("like", like)
                .param("most", FEW + 1)
                .query(Integer.class)
                .set();
        return names.size() > FEW ? many(like) : few(names);
    }

    private static Condition many(String like) {
        return new Condition(
                "lease.searched(l.lessee_name) like :like or (select true from lease.former_lessee f"
                        + " where f.lease_number = l.number and lease.searched(f.name) like :like limit 1)",
                Map.of("like", like));
    }

    private static Condition few(Set<Integer> names) {
        return new Condition(
                "l.number = any(array(select n.lease_number from lease.lease_name n where n.name = any(:names)))",
                Map.of("names", names.toArray(Integer[]::new)));
    }
}
