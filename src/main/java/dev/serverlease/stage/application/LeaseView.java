package dev.serverlease.stage.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.approval.Decision;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.dates.OpenDate;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import dev.serverlease.words.FindingWords;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lease, as {@code GET /api/leases/{number}} returns it.
 *
 * @param draftFindings what is wrong with the contract's draft, if the application came back because of it
 * @param dueAt its next date, with {@code dueWhat} and {@code overdue} as in the list of leases
 * @param openDates all dates that it waits for now, the next one first; null in the answer to what was sent
 * @param nextSteps what somebody has to do now; null in the answer to what was sent
 * @param identity who verified whose identity, when and how, and what is still to be; null in the answer to what was
 *     sent
 * @param termEndsAt first instant after the term, planned until the hand-over; of a lease that has ended, after the day
 *     on which its contract ended; null while none is stated, for an indefinite lease, and if no server was handed over
 * @param completeBy deadline of the pending or missed completion
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeaseView(
        String number,
        String reference,
        LeaseStage stage,
        String stageName,
        @Nullable EndReason endReason,
        String applicant,
        @Nullable Risk risk,
        JsonNode lessee,
        JsonNode server,
        List<FindingView> findings,
        List<FindingView> draftFindings,
        List<Decision> decisions,
        @Nullable OffsetDateTime completeBy,
        @Nullable OffsetDateTime nextReviewAt,
        @Nullable OffsetDateTime termEndsAt,
        @Nullable OffsetDateTime dueAt,
        @Nullable String dueWhat,
        @Nullable Boolean overdue,
        @Nullable List<OpenDate> openDates,
        @Nullable List<Outlook.Step> nextSteps,
        IdentitySheet.@Nullable Standing identity,
        boolean indefinite,
        @Nullable String legalHold,
        String processInstanceId,
        List<AuditTrail.Step> timeline) {

    /** The year of {@code dueAt}, or of {@code completeBy}, as in {@link OpenDate#holidaysMissing()}. */
    @JsonProperty
    @Nullable
    Integer holidaysMissing() {
        return OpenDate.holidaysMissing(dueAt == null ? completeBy : dueAt);
    }

    /**
     * @param status OPEN while somebody must act on it, CLEARED after an officer approved the case, NONE if no action
     *     is needed
     * @param consequence what the law attaches to the breach, with its source; null if nothing, or there is none
     */
    record FindingView(
            String rule,
            String subject,
            String outcome,
            String status,
            String citation,
            Text message,
            Map<String, String> facts,
            LocalDate asOf,
            boolean needsTextCheck,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Text consequence) {

        static FindingView of(StoredFinding finding, String status, Map<String, String> facts) {
            return new FindingView(
                    finding.rule().value(),
                    finding.subject().name(),
                    finding.outcome().name(),
                    status,
                    finding.citationZh(),
                    new Text(finding.messageZh(), finding.messageEn()),
                    facts,
                    finding.asOf(),
                    finding.needsTextCheck(),
                    FindingWords.consequence(finding)
                            .map(said -> new Text(said.zh(), said.en()))
                            .orElse(null));
        }
    }

    record Text(String zh, String en) {}
}
