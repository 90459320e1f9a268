package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an application says against itself, where the contract could only follow one of the two: an electronic signature
 * to which the lessee did not agree (E-Signature Law art. 3), two periods of payment.
 */
final class Contradictions {

    private static final Set<String> ON_PAPER = Set.of("HANDWRITTEN", "SEAL");

    private static final String PERIOD = "contract.paymentMonths";
    private static final List<Period> PERIODS = List.of(
            new Period(1, "逐月|按月|月付|月结|(?<!首)(?<!次)每个?月(?!租)|(?i:\\bmonthly\\b|\\b(per|each|every) month\\b)"),
            new Period(2, "[每按][两二2]个?月|双月"),
            new Period(3, "按季|逐季|季付|季结|每个?季|[每按][三3]个?月|(?i:\\bquarter)"),
            new Period(6, "半年|[每按][六6]个?月|(?i:half[- ]?year)"),
            new Period(12, "(?<!半)年付|按年|逐年|每年|[每按](十二|12)个?月|(?i:\\b(yearly|annual(ly)?)\\b)"));

    private Contradictions() {}

    static List<FieldError> in(ObjectNode application) {
        var contract = application.path("contract");
        boolean isRefused = contract.path("eSignConsent").isBoolean()
                && !contract.path("eSignConsent").booleanValue();
        return isRefused && !ON_PAPER.contains(contract.path("signatureKind").asText())
                ? List.of(new FieldError(
                        "contract.eSignConsent",
                        "承租人不同意采用电子签名，签署方式却不是纸质签署；请将签署方式改为手写签名或者盖章，或者由承租人同意采用电子签名。 The lessee does not agree"
                                + " to sign electronically, yet the contract is to be: choose a handwritten signature or a"
                                + " seal, or let the lessee agree."))
                : List.of();
    }

    private record Period(int months, Pattern words) {

        Period(int months, String words) {
            this(months, Pattern.compile(words));
        }
    }

    /**
     * The months of a period of payment that the contract counts by are no more than the term has, and the words on
     * payment beside them name no other period: the contract would state two (Civil Code arts. 510, 721).
     *
     * @param application valid by the schema
     */
    static List<FieldError> inPeriods(ObjectNode application) {
        var contract = application.path("contract");
        if (contract.path("paymentDays").isMissingNode()) {
            return List.of();
        }
        int months = contract.path("paymentMonths").asInt(1);
        int term = contract.path("termMonths").asInt(Integer.MAX_VALUE);
        if (months > term) {
            return wrong("每期 " + months + " 个月，多于租期 " + term + " 个月：请更正每期租金的月数或者租期。 A period of " + months
                    + " months is longer than the term of " + term + ": correct one of them.");
        }
        var words = contract.path("payment").asText();
        var named = PERIODS.stream()
                .filter(each -> each.words().matcher(words).find())
                .map(Period::months)
                .toList();
        return named.isEmpty() || named.contains(months)
                ? List.of()
                : wrong(
                        "每期租金的月数为 " + months + "（不填为 1），支付期限和方式却写“" + words
                                + "”：请更正其一。 The months paid at a time are " + months
                                + " (1 where none are given), but the words on payment name another period: correct one of them.");
    }

    private static List<FieldError> wrong(String message) {
        return List.of(new FieldError(PERIOD, message));
    }
}
