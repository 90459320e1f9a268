package dev.serverlease.stage.inforce.duty;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The requests of this package's doors. {@code reference} is the caller's own number: requests are idempotent by it.
 */
final class DutyRequests {

    private static final String REFERENCE =
            "请填写编号（防重复，最多 100 字）。 Give your own number of it, at most 100 characters; it is done once.";
    private static final String RECEIVED =
            "请填写收到时间，例如 2027-01-31T09:30:00+08:00。 Say when it came in, like 2027-01-31T09:30:00+08:00.";
    private static final String CONTENT = "请填写内容（最多 4000 字）。 Say what it says, in 4000 characters at most.";

    private DutyRequests() {}

    /**
     * @param authority the authority or court
     * @param orderRef the authority's number of the order
     */
    record RegulatorOrderRequest(
            @NotBlank(message = REFERENCE)
            @Size(max = 100, message = REFERENCE)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String reference,

            @NotBlank(message = "请填写发出命令的机关。 Say which authority.")
            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String authority,

            @NotBlank(message = "请填写文号。 Give the order's number.")
            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String orderRef,

            @NotNull(message = RECEIVED) OffsetDateTime receivedAt,

            @NotBlank(message = CONTENT)
            @Size(max = 4000, message = CONTENT)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String content) {}

    /** @param qualified whether it has preliminary evidence and the right-holder's identity (Civil Code art. 1195) */
    record InfringementNoticeRequest(
            @NotBlank(message = REFERENCE)
            @Size(max = 100, message = REFERENCE)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String reference,

            @NotBlank(message = "请填写权利人。 Say who the right-holder is.")
            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String rightHolder,

            @NotNull(message = RECEIVED) OffsetDateTime receivedAt,

            @NotBlank(message = CONTENT)
            @Size(max = 4000, message = CONTENT)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String content,

            @NotNull(message = "请说明是否附初步证据和权利人身份信息：是或者否。 Say whether it has evidence and identity: yes or no.")
            Boolean qualified) {}

    /**
     * @param discoveredAt since when the reporter knows of it; the period of the report runs from here
     * @param source who told: the lessee's notice or monitoring
     * @param reporterClass whose period counts
     */
    record IncidentRequest(
            @NotBlank(message = REFERENCE)
            @Size(max = 100, message = REFERENCE)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String reference,

            @NotNull(
                    message =
                            "请填写发现时间，例如 2027-01-31T09:30:00+08:00。 Say when it was discovered, like 2027-01-31T09:30:00+08:00.")
            OffsetDateTime discoveredAt,

            @NotNull(message = "请选择来源：承租人通知或者监测发现。 Choose the source: the lessee's notice, or monitoring.")
            Source source,

            @NotNull(message = "请选择报告主体类别。 Choose the class of the reporter.")
            Reporter reporterClass,

            @NotBlank(message = CONTENT)
            @Size(max = 4000, message = CONTENT)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String content) {

        enum Source {
            LESSEE,
            MONITORING
        }

        enum Reporter {
            CII,
            CENTRAL_ORGAN,
            OTHER
        }
    }

    /** @param knownSince the day on which the sublease was known, or should have been (Civil Code art. 718) */
    record SubleaseRequest(
            @NotBlank(message = REFERENCE)
            @Size(max = 100, message = REFERENCE)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String reference,

            @NotNull(message = "请填写知道转租之日，例如 2027-01-31。 Say since when it is known, like 2027-01-31.")
            LocalDate knownSince,

            @NotBlank(message = "请填写次承租人。 Say who the sublessee is.")
            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String sublessee) {}
}
