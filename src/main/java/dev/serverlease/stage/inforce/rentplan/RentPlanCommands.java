package dev.serverlease.stage.inforce.rentplan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.contract.rentplan.FormerPayment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Puts on record, as figures, how rent is paid by contracts that were concluded while payment was asked for in words.
 */
@Service
class RentPlanCommands {

    private static final int PAGE = 200;

    private static final Set<LeaseStage> CONCLUDED =
            EnumSet.of(LeaseStage.ACTIVATION, LeaseStage.IN_FORCE, LeaseStage.SUSPENDED, LeaseStage.CLOSING);

    private final LeaseCommands commands;
    private final JdbcClient jdbc;
    private final ApplicationTrees trees;
    private final AgreedPlans plans;
    private final Agreements agreements;
    private final RecordedFacts facts;
    private final AuditTrail audit;

    RentPlanCommands(
            LeaseCommands commands,
            JdbcClient jdbc,
            ApplicationTrees trees,
            AgreedPlans plans,
            Agreements agreements,
            RecordedFacts facts,
            AuditTrail audit) {
        this.commands = commands;
        this.jdbc = jdbc;
        this.trees = trees;
        this.plans = plans;
        this.agreements = agreements;
        this.facts = facts;
        this.audit = audit;
    }

    /**
     * @param converted the leases whose words gave a plan, with the plan
     * @param forAnOfficer those whose words name a day that no program reads
     * @param next where to go on; null after the last
     */
    record Converted(
            Map<String, JsonNode> converted,
            List<String> forAnOfficer,
            @Nullable String next) {}

    /** @param after the number after which to begin; empty for the first */
    Converted convert(boolean dryRun, String after, String actor) {
        var numbers = jdbc.sql("""
                        select l.number from lease.lease l where l.number > :after
                          and l.stage = any(:stages::text[])
                        order by l.number limit :page""")
                .param("after", after)
                .param("stages", CONCLUDED.stream().map(Enum::name).toArray(String[]::new))
                .param("page", PAGE)
                .query(String.class)
                .list();
        var converted = new LinkedHashMap<String, JsonNode>();
        var forAnOfficer = new ArrayList<String>();
        for (var number : numbers) {
            if (dryRun) {
                commands.look(number, lease -> sort(lease, converted, forAnOfficer));
            } else {
                commands.lockedDo(number, lease -> {
                    if (sort(lease, converted, forAnOfficer)) {
                        var plan = Objects.requireNonNull(converted.get(number));
                        record(lease, plan, Map.of("plan", plan), actor, "RENT_PLAN_READ");
                    }
                });
            }
        }
        return new Converted(converted, forAnOfficer, numbers.size() < PAGE ? null : numbers.get(PAGE - 1));
    }

    /** A command may run several times: what it said before counts no more. @return whether the words give a plan */
    private boolean sort(Lease lease, Map<String, JsonNode> converted, List<String> forAnOfficer) {
        var number = lease.number();
        converted.remove(number);
        forAnOfficer.remove(number);
        var application = trees.of(lease.application());
        if (!plans.isMissing(application, lease)) {
            return false;
        }
        boolean changed = agreements.of(number).stream()
                .filter(WrittenAgreement::isConcluded)
                .anyMatch(agreement -> FormerPayment.isIn(agreement.terms().path("changes")));
        var read = changed ? Optional.<JsonNode>empty() : FormerPayment.read(application.path("contract"));
        read.ifPresentOrElse(plan -> converted.put(number, plan), () -> forAnOfficer.add(number));
        return read.isPresent();
    }

    /**
     * @param plan as an application has it
     * @throws Refusal with 409 where no contract is concluded, or its plan is known
     */
    void enter(String number, JsonNode plan, String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (!CONCLUDED.contains(lease.stage())) {
                throw LeaseMessages.notWaiting(lease);
            }
            if (!plans.isMissing(trees.of(lease.application()), lease)) {
                throw new Refusal(
                        409,
                        "本租赁的租金支付已经有数字，不再登记；双方同意变更的，请办理变更协议。 How rent is paid is on record in figures already; a change"
                                + " needs a change agreement.");
            }
            record(lease, plan, Map.of("plan", plan, "ground", ground), actor, "RENT_PLAN_ENTERED");
        });
    }

    private void record(Lease lease, JsonNode plan, Map<String, ?> detail, String actor, String step) {
        facts.add(lease.number(), NamedFacts.of(Fact.RENT_PLAN, plan), actor);
        audit.record(lease.number(), actor, step, detail, null);
    }
}
