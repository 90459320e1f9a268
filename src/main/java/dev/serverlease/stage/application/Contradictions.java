package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.wording.Cities;
import dev.serverlease.clause.wording.PaymentDays;
import dev.serverlease.clause.wording.PaymentPeriods;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.FactWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an application says against itself, where the contract could only follow one of the two: an electronic signature
 * to which the lessee did not agree (E-Signature Law art. 3), two periods or days of payment, a city of another
 * country; and a figure by which nothing is let.
 */
final class Contradictions {

    private static final Set<String> ON_PAPER = Set.of("HANDWRITTEN", "SEAL");

    private static final Pattern NOTHING =
            Pattern.compile("(?<![0-9.])0+(?:[.]0+)? ?(?i:[kmgtp](?![0-9])|兆|字节|b(?:ps|it))");

    private static final String PERIOD = "contract.paymentMonths";

    private Contradictions() {}

    static List<FieldError> in(ObjectNode application) {
        var contract = application.path("contract");
        boolean isRefused = contract.path("eSignConsent").isBoolean()
                && !contract.path("eSignConsent").booleanValue();
        var errors = new ArrayList<FieldError>();
        if (isRefused && !ON_PAPER.contains(contract.path("signatureKind").asText())) {
            errors.add(new FieldError(
                    "contract.eSignConsent",
                    "承租人不同意采用电子签名，签署方式却不是纸质签署；请将签署方式改为手写签名或者盖章，或者由承租人同意采用电子签名。 The lessee does not agree"
                            + " to sign electronically, yet the contract is to be: choose a handwritten signature or a"
                            + " seal, or let the lessee agree."));
        }
        errors.addAll(inPlace(application.path("server")));
        Stream.of("bandwidth", "traffic")
                .flatMap(figure -> ofNothing(
                        figure, application.path("server").path(figure).asText()))
                .forEach(errors::add);
        return List.copyOf(errors);
    }

    /** The contract names both, and where the server stands decides which law is asked. */
    private static List<FieldError> inPlace(JsonNode server) {
        var city = server.path("city").asText();
        var country = server.path("country").asText();
        return country.isEmpty()
                        || Cities.country(city)
                                .filter(of -> !of.equals(country))
                                .isEmpty()
                ? List.of()
                : wrong(
                        "server.city",
                        "服务器所在城市写“" + city + "”，服务器所在国家或者地区却为“"
                                + FactWords.value("server.country", country).zh()
                                + "”：请更正其一；是该国家或者地区的同名地点的，请连同上一级行政区写明。 The city “" + city
                                + "” is not in the country or region of the server, “"
                                + FactWords.value("server.country", country).en()
                                + "”: correct one of them; of another place of that name write the region before it.");
    }

    private static Stream<FieldError> ofNothing(String figure, String words) {
        return NOTHING.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC))
                        .find()
                ? Stream.of(new FieldError(
                        "server." + figure,
                        "“" + words + "”中的数额为零，等于没有提供：请填写大于零的数额，没有约定的不填。 “" + words
                                + "” has a figure of nothing: give one that is more than nothing, or leave it empty if none"
                                + " is agreed."))
                : Stream.empty();
    }

    /**
     * The period of payment that the contract counts by is no longer than the term and of whole months, and the words
     * on payment name no other: the contract would state two (Civil Code arts. 510, 721).
     *
     * @param application valid by the schema
     */
    static List<FieldError> inPeriods(ObjectNode application) {
        var contract = application.path("contract");
        var words = contract.path("payment").asText();
        var read = PaymentPeriods.in(words);
        boolean isStated = contract.has("paymentMonths");
        int months = PaymentPeriods.months(contract);
        int term = contract.path("termMonths").asInt(Integer.MAX_VALUE);
        if (read.unclear()) {
            return wrong(
                    "contract.payment",
                    "支付期限和方式写“" + words
                            + "”，其中的支付周期不是一至十二个整月或者不能识别：请改写，例如“按月支付”“按季支付”“每六个月支付一次”；一次付清的，写明每几个月支付一次。 It names a period that"
                            + " is not of one to twelve whole months, or cannot be read: write, for example, by the month, by the"
                            + " quarter or every six months.");
        }
        if (read.atEnd() && contract.has("paymentDays")) {
            return wrong(
                    "contract.paymentDays",
                    "支付期限和方式写“" + words
                            + "”，即期末或者期后付款，付款日数却自每期首日起算：期后付款的不填付款日数，付款日写在文字中；否则请改写文字。 The words put the payment at the"
                            + " end of a period or after it, the days count from its first day: leave the days empty, or write other"
                            + " words.");
        }
        if (!isStated && read.named().size() > 1) {
            return wrong(
                    PERIOD,
                    "支付期限和方式写“" + words + "”，其中有不止一种周期：请填写每期租金的月数。 The words on payment name more than one"
                            + " period: give the months paid at a time.");
        }
        if (isStated && !read.named().isEmpty() && !read.named().contains(months)) {
            return wrong(
                    PERIOD,
                    "每期租金的月数为 " + months + "，支付期限和方式却写“" + words
                            + "”：请更正其一。 The months paid at a time are " + months
                            + ", but the words on payment name another period: correct one of them.");
        }
        var other = contract.has("paymentDays")
                ? PaymentDays.otherThan(contract.path("paymentDays").asInt(), words)
                : Optional.<String>empty();
        if (other.isPresent()) {
            int days = contract.path("paymentDays").asInt();
            return wrong(
                    "contract.paymentDays",
                    "“每期首日起几日内付款”填写为每期首日起 " + days + " 日内，支付期限和方式却写“" + words + "”，其中的付款日为“"
                            + other.get()
                            + "”：请更正其一，或者不填付款日数，以文字为准。 By the days the rent is paid within " + days
                            + " days from the beginning of each period, but the words on payment name another day, “"
                            + other.get() + "”: correct one of them, or leave the days empty so that the words count.");
        }
        return months > term
                ? wrong(
                        PERIOD,
                        "每期 " + months + " 个月，多于租期 " + term + " 个月：请更正其一。 A period of " + months
                                + " months is longer than the term of " + term + ": correct one of them.")
                : List.of();
    }

    private static List<FieldError> wrong(String field, String message) {
        return List.of(new FieldError(field, message));
    }
}
