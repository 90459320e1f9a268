package dev.serverlease.stage.legalreview.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.identity.IdentityWords;
import dev.serverlease.identity.Persons;
import dev.serverlease.law.facts.Verification.Check;
import dev.serverlease.law.facts.Verification.Method;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.words.ApplicationWords;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody whose identity is verified, as declared: what the document is compared with. Of a number there are only the
 * last four characters.
 *
 * @param person whom a verification is about, see {@link Persons}
 * @param signatory whether they signed for the lessee though the application names somebody else
 * @param numberEnd empty where the application has no number of theirs
 * @param hasSexDigit whether the number's seventeenth digit tells the sex, which the form reads off at sight; it is
 *     kept nowhere
 */
public record Compared(
        Subject subject,
        String person,
        boolean signatory,
        boolean isBody,
        String name,
        String document,
        String birthDate,
        String numberEnd,
        boolean hasSexDigit) {

    private static final int SHOWN = 4;

    /**
     * Resident ID, residence permit of Hong Kong, Macao and Taiwan residents, and the newer permanent residence card.
     */
    private static final Pattern EIGHTEEN = Pattern.compile("\\d{17}[0-9Xx]");

    /** Whom the application names. */
    public static Compared of(Subject subject, JsonNode application, ApplicationWords words) {
        var lessee = application.path("lessee");
        boolean individual = lessee.path("kind").asText().equals("INDIVIDUAL");
        if (subject != Subject.LESSEE) {
            return new Compared(
                    subject,
                    Persons.of(subject, application),
                    false,
                    false,
                    lessee.path("signerName").asText(""),
                    "",
                    "",
                    "",
                    true);
        }
        var number = lessee.path(individual ? "idNo" : "uscc").asText("").strip();
        boolean isLong = individual && EIGHTEEN.matcher(number).matches();
        var born = isLong
                ? number.substring(6, 10) + "-" + number.substring(10, 12) + "-" + number.substring(12, 14)
                : lessee.path("birthDate").asText("");
        return new Compared(
                subject,
                Persons.of(subject, application),
                false,
                !individual,
                lessee.path("name").asText(""),
                individual ? words.of(application, "lessee.idType") : words.of(application, "lessee.kind"),
                born,
                number.substring(Math.max(0, number.length() - SHOWN)),
                isLong);
    }

    /**
     * Who signed for the lessee though the application names somebody else, or another authority.
     *
     * @param numberEnd as whoever named them has given it; empty if nobody has
     */
    public static Compared signatory(String person, String name, String numberEnd) {
        return new Compared(Subject.SIGNER, person, true, false, name, "", "", numberEnd, true);
    }

    /** What is compared by this method, unless a note says why not. */
    Set<Check> needed(Method method) {
        var needed = EnumSet.of(Check.NAME, Check.NUMBER);
        if (method == Method.REGISTER_QUERY) {
            needed.add(Check.REGISTER_STATUS);
        }
        if (method == Method.ORIGINAL_SEEN || method == Method.VIDEO_LIVE) {
            needed.add(Check.PHOTO);
            needed.add(Check.BIRTH_DATE);
            if (hasSexDigit) {
                needed.add(Check.SEX_DIGIT);
            }
        }
        return needed;
    }

    public Map<String, Object> view() {
        var view = new LinkedHashMap<String, Object>();
        view.put("who", IdentityWords.of(subject).both());
        view.put("isBody", isBody);
        view.put("name", name);
        view.put("document", document);
        view.put("birthDate", birthDate);
        view.put("numberEnd", numberEnd);
        view.put("hasSexDigit", hasSexDigit && numberEnd.length() == SHOWN);
        return view;
    }
}
