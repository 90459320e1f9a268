package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.terms.Cities;
import dev.serverlease.rent.RentPlan;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.FactWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What an application says against itself, where the contract could only follow one of the two: an electronic signature
 * to which the lessee did not agree (E-Signature Law art. 3), a period of payment longer than the term, a city of
 * another country; and “none of these” beside one of them.
 */
final class Contradictions {

    /** What “none of these” is about. */
    private static final List<String> NONE_OF =
            List.of("use.regulatedActivities", "use.preApprovalSectors", "data.categories");

    private static final Set<String> ON_PAPER = Set.of("HANDWRITTEN", "SEAL");

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
        errors.addAll(ofNone(application));
        return List.copyOf(errors);
    }

    /** One answer for three lists: a list that names something says the other. */
    private static List<FieldError> ofNone(ObjectNode application) {
        var named = NONE_OF.stream()
                .filter(path -> namesSomething(application.at("/" + path.replace('.', '/'))))
                .toList();
        return named.isEmpty() || !application.at("/use/noneOfThese").asBoolean()
                ? List.of()
                : wrong(
                        "use.noneOfThese",
                        "选了均不涉及，却又填写了“"
                                + named.stream()
                                        .map(path -> FactWords.title(path).zh())
                                        .collect(Collectors.joining("”“"))
                                + "”：请更正其一。 “None of these” is answered, and yet some are named: correct one of them ("
                                + named.stream()
                                        .map(path -> FactWords.title(path).en())
                                        .collect(Collectors.joining(", "))
                                + ").");
    }

    private static boolean namesSomething(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(code -> !code.asText().equals("NONE"));
    }

    /** Says in each of the lists what the one answer says, for the rules ask for them. */
    static void settleNone(ObjectNode application) {
        if (application.at("/use/noneOfThese").asBoolean()) {
            none(application, "use", "regulatedActivities");
            none(application, "data", "categories");
        }
    }

    private static void none(ObjectNode application, String section, String list) {
        if (application.get(section) instanceof ObjectNode group && !group.has(list)) {
            group.putArray(list).add("NONE");
        }
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

    /**
     * What is paid at a time is paid for no longer than the term (Civil Code arts. 510, 721).
     *
     * @param application valid by the schema
     */
    static List<FieldError> inPeriods(ObjectNode application) {
        var contract = application.path("contract");
        int months = RentPlan.stated(contract).map(RentPlan::everyMonths).orElse(RentPlan.ONCE);
        int term = contract.path("termMonths").asInt(Integer.MAX_VALUE);
        return months > term
                ? wrong(
                        "contract.rentPlan.period",
                        "每期 " + months + " 个月，多于租期 " + term + " 个月：请更正其一。 A period of " + months
                                + " months is longer than the term of " + term + ": correct one of them.")
                : List.of();
    }

    private static List<FieldError> wrong(String field, String message) {
        return List.of(new FieldError(field, message));
    }
}
