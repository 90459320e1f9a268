package dev.serverlease.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 解除命令的文书: an order of an authority or court binds until that body lifts it (Cybersecurity Law arts. 49, 69), so the
 * paper that says so is on record, and whoever records the lifting names its number and date.
 */
@Component
public class LiftingDocuments {

    /** The steps by which all orders that stood are lifted. */
    private static final Set<String> LIFTED = Set.of("ORDER_LIFTED", "CONDITIONS_ORDER_LIFTED", "CURED", "CURED_AGAIN");

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-年./]\\s*(\\d{1,2})\\s*[-月./]\\s*(\\d{1,2})\\s*日?");

    private static final Pattern BETWEEN_ENTRIES = Pattern.compile("[；;。\\n]");

    private final RecordedFacts facts;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    LiftingDocuments(RecordedFacts facts, Attachments attachments, AuditTrail audit, Clock clock) {
        this.facts = facts;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    /** An order that stands: whose it is, its number and content, when it came in, and when that was recorded. */
    public record Order(String authority, String number, String content, LocalDate receivedOn, Instant recordedAt) {

        /** As it is kept among the facts of the law, and with a suspension that obeys it. */
        public String text() {
            return inWords() + "：" + content;
        }

        /** It may be recorded more than once. */
        boolean is(JsonNode what) {
            return authority.equals(what.path("authority").asText())
                    && number.equals(what.path("orderRef").asText());
        }

        String inWords() {
            return authority + " " + number;
        }

        /** Where its number stands, however it is spaced, and as no part of another number. */
        Matcher in(String text) {
            var spaced = number.replaceAll("\\s", "")
                    .codePoints()
                    .mapToObj(c -> Pattern.quote(Character.toString(c)))
                    .collect(Collectors.joining("\\s*"));
            return Pattern.compile("(?<![0-9])" + spaced + "(?![0-9])").matcher(text);
        }

        boolean isNamedIn(String text) {
            return in(text).find();
        }

        /** What was handed in, or written, before an order does not lift it. */
        boolean mayBeLiftedBy(Attachment paper) {
            return paper.effectiveOn() != null
                    && !paper.effectiveOn().isBefore(receivedOn)
                    && !paper.receivedAt().toInstant().isBefore(recordedAt);
        }
    }

    /**
     * Nothing is asked where no order stands.
     *
     * @param field of the form, which holds {@code said}
     * @throws Refusal with 409 while not each order has a file that lifts it, 400 if what is said does not name its
     *     number and date, of several orders for each
     */
    public void require(Lease lease, String field, String said) {
        if (!facts.has(lease, Fact.REGULATOR_ORDER)) {
            return;
        }
        var orders = standing(lease);
        var papers = attachments.of(lease.number()).stream()
                .filter(file -> file.kind() == AttachmentKind.ORDER_LIFTING && file.effectiveOn() != null)
                .filter(file -> orders.isEmpty() || orders.stream().anyMatch(order -> order.mayBeLiftedBy(file)))
                .toList();
        if (papers.isEmpty() || !areLifted(orders, papers)) {
            throw refusal(
                    409,
                    field,
                    "因机关命令而停止的，凭解除命令的文书恢复，每项命令各须有其解除文书"
                            + orders.stream().map(Order::inWords).collect(Collectors.joining("、", "（尚未解除：", "）"))
                            + "：先在“附件”中上传该文书，用途选“" + AttachmentKind.ORDER_LIFTING.label()
                            + "”，文件日期填文书的日期（不早于收到命令之日），再写明其文号和日期。 An order ends by the paper that lifts it, each by its"
                            + " own: hand that in under “Files” first, dated as it is and not before the order, then give its"
                            + " number and date.");
        }
        if (!isNamed(orders, papers, said)) {
            var days = papers.stream().map(Attachment::effectiveOn).distinct().toList();
            throw refusal(
                    400,
                    field,
                    "请写明解除命令的文书的文号（不是命令的文号）和日期，例如“沪公解字〔2026〕3号，2026-12-02”；"
                            + each(orders)
                            + "已提交的文书日期为 "
                            + days.stream().map(String::valueOf).collect(Collectors.joining("、"))
                            + "。 Give the number, not that of the order, and the date of the paper that lifts it; "
                            + (orders.size() > 1 ? "of several orders, order by order between semicolons; " : "")
                            + "on record are those of "
                            + days.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static String each(List<Order> orders) {
        return orders.size() > 1
                ? orders.stream()
                        .map(order -> order.number() + "：文号，日期")
                        .collect(Collectors.joining("；", "不止一项命令的，逐项写明并以分号隔开，即“", "”；"))
                : "";
    }

    /** Of several orders each has an entry of its own, which names its number and a paper that no other entry names. */
    private static boolean isNamed(List<Order> orders, List<Attachment> papers, String said) {
        return orders.size() < 2
                ? papers.stream().anyMatch(paper -> names(said, orders, paper))
                : areNamed(orders, orders, papers, List.of(BETWEEN_ENTRIES.split(said)));
    }

    private static boolean areNamed(
            List<Order> left, List<Order> orders, List<Attachment> papers, List<String> entries) {
        if (left.isEmpty()) {
            return true;
        }
        var order = left.get(0);
        return entries.stream()
                .filter(order::isNamedIn)
                .anyMatch(entry -> papers.stream()
                        .filter(paper -> order.mayBeLiftedBy(paper) && names(entry, orders, paper))
                        .anyMatch(paper -> areNamed(
                                left.subList(1, left.size()),
                                orders,
                                without(papers, paper),
                                without(entries, entry))));
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> each != one).toList();
    }

    /** Whether the paper's date is said, and a number besides that is none of the orders'. */
    private static boolean names(String said, List<Order> orders, Attachment paper) {
        var dates = DAY.matcher(said);
        var rest = dates.replaceAll("");
        for (var order : orders) {
            rest = order.in(rest).replaceAll("");
        }
        return dates.reset().results().map(LiftingDocuments::day).anyMatch(day -> day.equals(paper.effectiveOn()))
                && rest.codePoints().anyMatch(c -> Character.isDigit(c) || c == '号');
    }

    /** Each order has a paper of its own; whatever may lift a newer one may lift an older one as well. */
    private static boolean areLifted(List<Order> orders, List<Attachment> papers) {
        for (int at = 0; at < orders.size(); at++) {
            var order = orders.get(orders.size() - 1 - at);
            if (papers.stream().filter(order::mayBeLiftedBy).count() <= at) {
                return false;
            }
        }
        return true;
    }

    /**
     * Those that stand and are not among these.
     *
     * @param obeyed texts of orders, as {@link Order#text} has them; null for none
     */
    public List<Order> besides(Lease lease, @Nullable String obeyed) {
        return standing(lease).stream()
                .filter(order -> obeyed == null || !obeyed.contains(order.text()))
                .toList();
    }

    /** The oldest first: those that came in since orders were lifted last. */
    private List<Order> standing(Lease lease) {
        var orders = new ArrayList<Order>();
        for (var step : audit.of(lease.number())) {
            var what = step.detail().path("what");
            if (LIFTED.contains(step.action())) {
                orders.clear();
            } else if (what.has("orderRef") && orders.stream().noneMatch(known -> known.is(what))) {
                orders.add(new Order(
                        what.path("authority").asText(),
                        what.path("orderRef").asText(),
                        what.path("content").asText(),
                        OffsetDateTime.parse(what.path("receivedAt").asText())
                                .atZoneSameInstant(clock.getZone())
                                .toLocalDate(),
                        step.at()));
            }
        }
        return orders;
    }

    /** No day of the calendar is none. */
    private static LocalDate day(MatchResult found) {
        try {
            return LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)));
        } catch (DateTimeException e) {
            return LocalDate.MIN;
        }
    }

    private static Refusal refusal(int status, String field, String message) {
        return new Refusal(status, message, List.of(new FieldError(field, message)));
    }
}
