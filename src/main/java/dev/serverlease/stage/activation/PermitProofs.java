package dev.serverlease.stage.activation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.approval.Condition;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.consistency.service.TelecomPermit;
import dev.serverlease.law.rules.datasecuritylaw.ImportantData;
import dev.serverlease.law.rules.decree292.CommercialLicence;
import dev.serverlease.law.rules.decree292.NonCommercialFiling;
import dev.serverlease.law.rules.decree292.SectorApproval;
import dev.serverlease.law.rules.duty.PiRepresentative;
import dev.serverlease.law.rules.order16.PiAssessment;
import dev.serverlease.law.rules.order16.PiContractOrCertification;
import dev.serverlease.law.rules.place.GeneticResources;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.register.PermitRegister;
import dev.serverlease.register.PermitRegister.Entry;
import dev.serverlease.register.PermitRegister.Holder;
import dev.serverlease.register.PermitRegister.Kind;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Proofs that are the number of a licence, filing, approval or export mechanism: the permit register decides, and the
 * rule behind the condition is applied again with its data.
 */
@Component
class PermitProofs {

    private static final RuleId LICENCE = CommercialLicence.ID;
    private static final RuleId PERMIT = TelecomPermit.ID;
    private static final RuleId FILING = NonCommercialFiling.ID;
    private static final RuleId APPROVAL = SectorApproval.ID;

    private static final Map<RuleId, Set<Kind>> KINDS = Map.of(
            LICENCE,
            Set.of(Kind.TELECOM_PERMIT),
            PERMIT,
            Set.of(Kind.TELECOM_PERMIT),
            FILING,
            Set.of(Kind.FILING),
            APPROVAL,
            Set.of(Kind.SECTOR_APPROVAL),
            PiAssessment.ID,
            Set.of(Kind.SECURITY_ASSESSMENT),
            ImportantData.ID,
            Set.of(Kind.SECURITY_ASSESSMENT),
            PiContractOrCertification.ID,
            Set.of(Kind.STANDARD_CONTRACT_FILING, Kind.PIP_CERTIFICATE, Kind.SECURITY_ASSESSMENT));

    private static final Map<Kind, Mechanism> MECHANISMS = Map.of(
            Kind.SECURITY_ASSESSMENT, Mechanism.ASSESSMENT,
            Kind.STANDARD_CONTRACT_FILING, Mechanism.STANDARD_CONTRACT,
            Kind.PIP_CERTIFICATE, Mechanism.CERTIFICATION);

    /** If the register leaves a doubt, the officer who made the number the condition decides. */
    private static final Set<Outcome> FORBIDDING = Set.of(Outcome.BLOCK, Outcome.REQUIRE, Outcome.UNDETERMINED);

    private final PermitRegister register;
    private final LegalCheck legalCheck;
    private final RecordedFacts facts;
    private final ApplicationWords words;
    private final Clock clock;

    PermitProofs(
            PermitRegister register, LegalCheck legalCheck, RecordedFacts facts, ApplicationWords words, Clock clock) {
        this.register = register;
        this.legalCheck = legalCheck;
        this.facts = facts;
        this.words = words;
        this.clock = clock;
    }

    /** Turns the numbers into facts for the rules, with the kind of mechanism from the register. */
    void record(Lease lease, List<Condition> conditions, String actor) {
        var numbered = numbered(conditions);
        var known = entries(lease, numbered);
        var proven = NamedFacts.none();
        var approvals = new LinkedHashSet<String>();
        for (var condition : numbered) {
            var number = Objects.requireNonNull(condition.proof());
            var rule = condition.rule();
            if (LICENCE.equals(rule)) {
                proven = proven.with(Fact.LICENCE_NO, number);
            } else if (PERMIT.equals(rule)) {
                proven = proven.with(Fact.LESSEE_PERMIT_NO, number);
            } else if (FILING.equals(rule)) {
                proven = proven.with(Fact.FILING_NO, number);
            } else if (APPROVAL.equals(rule)) {
                approvals.add(number);
            } else {
                var mechanism = find(known, condition).map(entry -> MECHANISMS.get(entry.kind()));
                proven = proven.with(Fact.MECHANISM_REF, number).withKnown(Fact.MECHANISM, mechanism.orElse(null));
            }
        }
        if (!approvals.isEmpty()) {
            words.tree(lease.application())
                    .path("use")
                    .path("approvalRefs")
                    .forEach((JsonNode named) -> approvals.add(named.asText()));
            proven = proven.with(Fact.APPROVAL_REFS, List.copyOf(approvals));
        }
        facts.add(lease.number(), proven.and(geneticReport(conditions)).and(representative(conditions)), actor);
    }

    /** No register knows these reports: the officer who asks the gate has seen the number's document. */
    private static NamedFacts geneticReport(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.proof() != null && GeneticResources.ID.equals(condition.rule()))
                .map(condition -> NamedFacts.of(Fact.GENETIC_REPORT_REF, Objects.requireNonNull(condition.proof())))
                .reduce(NamedFacts.none(), NamedFacts::and);
    }

    /** Nor does any know the representative in the mainland. */
    private static NamedFacts representative(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.proof() != null && PiRepresentative.ID.equals(condition.rule()))
                .map(condition -> NamedFacts.of(Fact.PI_REPRESENTATIVE_REF, Objects.requireNonNull(condition.proof())))
                .reduce(NamedFacts.none(), NamedFacts::and);
    }

    /** Why given proofs are not accepted, by the key of their condition; the text says what to do. */
    Map<String, String> defects(Lease lease, List<Condition> conditions) {
        var numbered = numbered(conditions);
        if (numbered.isEmpty()) {
            return Map.of();
        }
        var known = entries(lease, numbered);
        var today = legalCheck.ask(Occasion.CHECKS, lease, NamedFacts.none());
        var defects = new LinkedHashMap<String, String>();
        for (var condition : numbered) {
            defect(condition, find(known, condition), today).ifPresent(text -> defects.put(condition.key(), text));
        }
        return defects;
    }

    private Optional<String> defect(Condition condition, Optional<Entry> entry, List<StoredFinding> today) {
        if (entry.isEmpty()) {
            return Optional.of("编号“" + condition.proof()
                    + "”在许可登记册中查无记录，或者种类、持有人不符；请核对编号，并由合规人员导入登记信息（接口 /api/registers/permits）后再审。"
                    + " The number “" + condition.proof()
                    + "” is not in the permit register, or is of another kind or holder: check it, let a compliance officer"
                    + " import the entry, then ask the gate again.");
        }
        if (!entry.get().status(LocalDate.now(clock)).equals("VALID")) {
            return Optional.of("登记信息显示编号“" + condition.proof() + "”无效或者已届满；请提供有效的编号。 The register shows “"
                    + condition.proof() + "” as not valid or run out: give a valid one.");
        }
        return today.stream()
                .filter(finding -> finding.rule().equals(condition.rule()))
                .filter(finding -> FORBIDDING.contains(finding.outcome()))
                .map(finding -> finding.messageZh() + " " + finding.messageEn())
                .findFirst();
    }

    private Map<String, Entry> entries(Lease lease, List<Condition> numbered) {
        var numbers = new ArrayList<String>();
        numbered.forEach(condition -> numbers.add(Objects.requireNonNull(condition.proof())));
        return register.entries(
                        numbers, Holder.of(words.tree(lease.application()).path("lessee")))
                .byNumber();
    }

    private static Optional<Entry> find(Map<String, Entry> known, Condition condition) {
        return Optional.ofNullable(known.get(condition.proof()))
                .filter(entry -> condition.rule() != null
                        && KINDS.getOrDefault(condition.rule(), Set.of()).contains(entry.kind()));
    }

    private static List<Condition> numbered(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.proof() != null && condition.rule() != null)
                .filter(condition -> KINDS.containsKey(condition.rule()))
                .toList();
    }
}
