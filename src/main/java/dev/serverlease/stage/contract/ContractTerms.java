package dev.serverlease.stage.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.approval.Conditions;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.reading.NamedLaw;
import dev.serverlease.law.rules.consistency.terms.TermAndPermits;
import dev.serverlease.law.rules.duty.ForeignExchangeFiling;
import dev.serverlease.law.rules.duty.TaxWithholding;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import dev.serverlease.stage.checks.LegalCheck;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** The terms of a lease, in the form that the clause library needs. */
@Component
class ContractTerms {

    private static final List<String> SECTIONS = List.of("lessee", "server", "channel", "use", "data", "contract");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private static final String PRC_LAW = "中华人民共和国法律";

    private final LegalCheck legalCheck;
    private final Conditions conditions;
    private final Lessors lessors;
    private final ObjectMapper json;
    private final Clock clock;

    ContractTerms(LegalCheck legalCheck, Conditions conditions, Lessors lessors, ObjectMapper json, Clock clock) {
        this.legalCheck = legalCheck;
        this.conditions = conditions;
        this.lessors = lessors;
        this.json = json;
        this.clock = clock;
    }

    Context of(Lease lease, int version) {
        var application = application(lease);
        var terms = new Context(Locale.CHINA);
        terms.setVariable("number", lease.number());
        terms.setVariable("version", version);
        terms.setVariable("lessor", lessors.current());
        terms.setVariable("a", application);
        terms.setVariable(
                "sublet",
                Boolean.TRUE.equals(
                        application.getOrDefault("contract", Map.of()).get("subletAllowed")));
        terms.setVariable("conditions", conditions.of(lease));
        terms.setVariable("daysForConditions", Conditions.DAYS);
        terms.setVariable("country", country(application));
        terms.setVariable("governingLaw", governingLaw(application));
        var toldOf = toldOf(lease);
        terms.setVariable("taxWithheld", toldOf.contains(TaxWithholding.ID));
        terms.setVariable("paymentFiled", toldOf.contains(ForeignExchangeFiling.ID));
        terms.setVariable("permitsEndWithin", toldOf.contains(TermAndPermits.ID));
        terms.setVariable("firstDay", day(lease.startsAt(), 0));
        terms.setVariable("lastDay", day(lease.termEndsAt(), 1));
        return terms;
    }

    /** What the law tells the parties about the terms of this contract. */
    private Set<RuleId> toldOf(Lease lease) {
        return legalCheck.ask(Subject.CONTRACT_TERMS, legalCheck.factsOfDraft(lease, Set.of())).stream()
                .filter(finding -> finding.outcome() == Outcome.INFO)
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }

    private String day(@Nullable Instant instant, int daysBefore) {
        return instant == null
                ? "—"
                : DAY.format(LocalDate.ofInstant(instant, clock.getZone()).minusDays(daysBefore));
    }

    private static String country(Map<String, Map<String, Object>> application) {
        return application.getOrDefault("server", Map.of()).get("country") instanceof String code
                ? new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.CHINA)
                : "—";
    }

    /** The law applied for and approved; mainland law if none was stated, with the exclusions that were. */
    private static String governingLaw(Map<String, Map<String, Object>> application) {
        if (!(application.getOrDefault("contract", Map.of()).get("governingLaw") instanceof String law)
                || !LeaseFacts.given(law)) {
            return PRC_LAW;
        }
        var named = new NamedLaw(law);
        if (named.isPrc()) {
            return named.isWithExclusion() ? law : PRC_LAW;
        }
        return law.endsWith("法") || law.endsWith("法律") ? law : law + " 法律";
    }

    /** The application with all sections present and all absent members null. */
    private Map<String, Map<String, Object>> application(Lease lease) {
        try {
            Map<String, Object> whole = json.readValue(lease.application(), new TypeReference<>() {});
            var sections = new HashMap<String, Map<String, Object>>();
            for (var section : SECTIONS) {
                sections.put(
                        section, json.convertValue(whole.getOrDefault(section, Map.of()), new TypeReference<>() {}));
            }
            return sections;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
