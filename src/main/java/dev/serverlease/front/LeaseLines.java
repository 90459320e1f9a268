package dev.serverlease.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.NamedSigner;
import dev.serverlease.stage.contract.RentRates;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.EndWords;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.TermWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of the sheet: who leases what, how it is connected, for what use, until when. */
@Component
class LeaseLines {

    /** Of a document's number, as everywhere. */
    private static final int SHOWN = 4;

    private static final Bilingual ITSELF = new Bilingual("通知本身：", "The notice itself: ");

    private final ApplicationWords words;
    private final TermWords terms;
    private final RentRates rates;
    private final EndWords ends;

    LeaseLines(ApplicationWords words, TermWords terms, RentRates rates, EndWords ends) {
        this.ends = ends;
        this.words = words;
        this.terms = terms;
        this.rates = rates;
    }

    /** A line of the sheet. */
    public record Line(String label, String text) {}

    List<Line> lines(Lease lease, OneLanguage reader) {
        var application = words.tree(lease.application());
        var lessee = words.lessee(lease);
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "承租人 Lessee",
                lessee.get("name") + " · " + reader.part(lessee.getOrDefault("kind", "")) + " · "
                        + number(application, reader)));
        lines.add(new Line("申报用途 Purpose", said(application, reader, "use.declaredPurpose")));
        lines.add(new Line(
                "服务器 Server",
                Stream.of(
                                said(application, reader, "server.name", "server.assetKind"),
                                quantity(application, reader),
                                said(application, reader, "server.country"))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · "))));
        lines.add(new Line(
                "联网方式 Channel",
                said(application, reader, "channel.kind", "channel.provider", "channel.accessIsp", "channel.purpose")));
        lines.add(new Line("租金 Rent", rent(lease, application, reader)));
        lines.add(new Line("经办人 Applicant", lease.applicant() + " · " + lease.reference()));
        return lines;
    }

    /** The credit code; of who has none the kind of document and the last four characters of its number. */
    private String number(JsonNode application, OneLanguage reader) {
        var code = words.of(application, "lessee.uscc");
        var number = application.at("/lessee/idNo").asText("");
        if (!code.equals(ApplicationWords.NOTHING) || number.length() <= SHOWN) {
            return code;
        }
        var end = number.substring(number.length() - SHOWN);
        return said(application, reader, "lessee.idType") + reader.of("，号码后四位", ", number ends") + " " + end;
    }

    /** Where it changes, from when to when each counts. */
    private String rent(Lease lease, JsonNode application, OneLanguage reader) {
        var changing = rates.changing(lease);
        return changing.isEmpty()
                ? Stream.of(monthly(application, reader), paid(application, reader))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · "))
                : Stream.concat(changing.stream().map(rate -> read(reader, rate)), Stream.of(paid(application, reader)))
                        .collect(Collectors.joining(" · "));
    }

    private String paid(JsonNode application, OneLanguage reader) {
        return read(reader, rates.paid(application.path("contract")));
    }

    /** As contracts state it; what is no sum, as it was written. */
    private String monthly(JsonNode application, OneLanguage reader) {
        try {
            var rent = RentRates.monthly(
                    new BigDecimal(application.at("/contract/monthlyRent").asText()),
                    application.at("/contract/currency").asText("CNY"));
            return read(reader, rent);
        } catch (NumberFormatException none) {
            return said(application, reader, "contract.monthlyRent", "contract.currency");
        }
    }

    private static String quantity(JsonNode application, OneLanguage reader) {
        var count = application.at("/server/quantity").asText();
        return count.isEmpty() ? "" : reader.of(count + "台", count + (count.equals("1") ? " unit" : " units"));
    }

    /** What the application says: codes in the reader's language, and what people wrote as they wrote it. */
    private String said(JsonNode application, OneLanguage reader, String... paths) {
        return Stream.of(paths)
                .filter(path -> !words.of(application, path).equals(ApplicationWords.NOTHING))
                .map(path ->
                        words.isCode(path) ? reader.part(words.of(application, path)) : words.of(application, path))
                .collect(Collectors.joining(" · "));
    }

    /** Who is to sign for the lessee, as the application says. */
    Bilingual signer(Lease lease) {
        return NamedSigner.of(words.tree(lease.application()).path("lessee")).words();
    }

    /** As it is compared with a seal. */
    String registeredName(Lease lease) {
        return words.tree(lease.application()).path("lessee").path("name").asText();
    }

    /** Of its term; what it waits for is said apart. */
    List<Line> dates(Lease lease, PageTime times, OneLanguage reader) {
        var dates = new ArrayList<Line>();
        add(dates, times, "约定起租日 Agreed start", lease.startsAt());
        add(dates, times, "开始履行 In force since", lease.inForceAt());
        terms.of(lease)
                .forEach(said -> dates.add(new Line(said.label().both(), reader.of(said.zh(times), said.en(times)))));
        if (lease.saidEndReason() == EndReason.TERMINATED) {
            ends.of(lease.number())
                    .map(ended -> new Line(
                            "解除 Termination",
                            read(reader, ended.words())
                                    + (ended.notice().isEmpty() ? "" : " · " + read(reader, ITSELF) + ended.notice())))
                    .ifPresent(dates::add);
        }
        if (lease.legalHold() != null) {
            dates.add(new Line("档案保全 Legal hold", lease.legalHold()));
        }
        return dates;
    }

    private static String read(OneLanguage reader, Bilingual text) {
        return reader.of(text.zh(), text.en());
    }

    private static void add(List<Line> dates, PageTime times, String label, @Nullable Instant at) {
        if (at != null) {
            dates.add(new Line(label, times.minute(at)));
        }
    }
}
