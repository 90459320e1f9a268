package dev.serverlease.stage.activation;

import dev.serverlease.approval.Conditions;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.RuleTitles;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the form of 落实开通条件 shows: the conditions with their proofs, and what prevents the opening. */
@Component
class ConditionsView {

    private final Conditions conditions;
    private final PermitProofs permits;
    private final Orders orders;
    private final Findings findings;
    private final ConditionsNotice notice;

    ConditionsView(
            Conditions conditions, PermitProofs permits, Orders orders, Findings findings, ConditionsNotice notice) {
        this.conditions = conditions;
        this.permits = permits;
        this.orders = orders;
        this.findings = findings;
        this.notice = notice;
    }

    Map<String, ?> of(Lease lease) {
        var all = conditions.of(lease);
        var defects = permits.defects(lease, all);
        return Map.of(
                "number",
                lease.number(),
                "lessee",
                Map.of("name", lease.lesseeName()),
                "dueBy",
                notice.lastDay(lease),
                "order",
                (orders.against(lease).orElse("") + " " + orders.termOver(lease)).strip(),
                "conditions",
                all.stream()
                        .map(condition -> Map.of(
                                "key",
                                condition.key(),
                                "content",
                                condition.content(),
                                "proof",
                                Objects.requireNonNullElse(condition.proof(), ""),
                                "defect",
                                defects.getOrDefault(condition.key(), "")))
                        .toList(),
                "findings",
                findings.latest(lease.number(), Occasion.ACTIVATION).stream()
                        .filter(StoredFinding::isViolated)
                        .map(finding -> Map.of(
                                "rule", finding.rule().value(),
                                "title", RuleTitles.of(finding.rule()).both(),
                                "outcome", finding.outcome().name(),
                                "outcomeZh", finding.outcome().zh(),
                                "messageZh", finding.messageZh(),
                                "messageEn", finding.messageEn(),
                                "citation", finding.citationZh()))
                        .toList());
    }

    /** Includes conditions already proved: a wrong proof can be corrected. */
    Map<String, ?> prefilled(Lease lease) {
        return Map.of(
                "proofs",
                conditions.of(lease).stream()
                        .map(condition -> Map.of(
                                "key", condition.key(), "proof", Objects.requireNonNullElse(condition.proof(), "")))
                        .toList());
    }
}
