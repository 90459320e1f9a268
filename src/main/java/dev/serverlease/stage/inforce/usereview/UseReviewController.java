package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The doors of a lease in force: reports on the use, and unscheduled reviews. */
@RestController
@Tag(name = "使用复核 Use review")
class UseReviewController {

    private final UseReportCommands reports;
    private final UseReviewCommands reviews;
    private final VisibleLeases visible;
    private final Actor actor;

    UseReviewController(UseReportCommands reports, UseReviewCommands reviews, VisibleLeases visible, Actor actor) {
        this.reports = reports;
        this.reviews = reviews;
        this.visible = visible;
        this.actor = actor;
    }

    /**
     * The actual use, as the lessee or operations report it; omitted fields stay unknown.
     *
     * @param reference the reporter's own number of the report; idempotent by this number
     * @param subletKnownSince required if the server is sublet; it starts the period for the objection of art. 718
     * @param piSubjectsYtd natural persons whose data were exported since 1 January
     * @param publicSecurityFilingRef the lessee's filing with public security (公安联网备案号)
     * @param publicSecurityReceiptRef the stamped receipt of a unit without site (公安备案回执)
     * @param exportChanged whether purpose, scope, kind, manner or recipient of the export, or the law there, changed
     * @param auditReportOn the day of the last report of a compliance audit
     * @param incidentFound whether a network-security incident was found; the period of its report runs from now
     */
    record UseReportRequest(
            @NotBlank(message = "请填写报告编号。 Give the report a number.")
            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String reference,

            @NotBlank(message = "请填写实际使用情况。 Say what the server is used for.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String actualUse,

            @Nullable Boolean actualUseMatches,
            @Nullable Boolean illegalContentFound,
            @Nullable Boolean sublet,
            @Nullable LocalDate subletKnownSince,
            @Nullable Boolean serviceWithinItems,
            @Nullable Boolean changedWithoutApplication,
            @Nullable Boolean numberShown,
            @Nullable Boolean siteOrderedClosed,

            @PositiveOrZero(message = "不能为负数。 Not below zero.") @Nullable
            Long piSubjectsYtd,

            @PositiveOrZero(message = "不能为负数。 Not below zero.") @Nullable
            Long sensitivePiSubjectsYtd,

            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            @Nullable
            String publicSecurityFilingRef,

            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            @Nullable
            String publicSecurityReceiptRef,

            @Nullable Boolean exportChanged,
            @Nullable LocalDate auditReportOn,
            @Nullable Boolean incidentFound) {

        ObservedUse observed() {
            return new ObservedUse(
                    actualUseMatches,
                    illegalContentFound,
                    sublet,
                    subletKnownSince,
                    serviceWithinItems,
                    changedWithoutApplication,
                    numberShown,
                    siteOrderedClosed,
                    piSubjectsYtd,
                    sensitivePiSubjectsYtd,
                    given(publicSecurityFilingRef),
                    given(publicSecurityReceiptRef),
                    exportChanged,
                    auditReportOn,
                    incidentFound);
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    record ReviewRequest(
            @NotBlank(message = "请写明为何复核。 Say why the lease is to be reviewed.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @PostMapping("/api/leases/{number}/use-reports")
    @Operation(summary = "报告使用情况；与约定不符的，启动复核 Report the use; where it differs from the agreed one, a review begins")
    ResponseEntity<Void> report(@PathVariable String number, @Valid @RequestBody UseReportRequest report) {
        visible.get(number, actor.person());
        reports.report(number, report, actor.name());
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/api/leases/{number}/reviews")
    @Operation(summary = "发起专项复核 Review the use out of turn")
    ResponseEntity<Void> review(@PathVariable String number, @Valid @RequestBody ReviewRequest request) {
        reviews.review(number, request.ground().strip(), actor.name());
        return ResponseEntity.accepted().build();
    }
}
