package dev.serverlease.clause.terms;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.StatedTerms.Named;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.reading.NamedLaw;
import dev.serverlease.lease.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a contract says of the server, how it is reached, what it is for and which data it holds. */
final class LeaseTexts {

    private static final List<Named> VERBATIM = List.of(
            new Named("server.name", "server.name"),
            new Named("server.quantity", "server.quantity"),
            new Named("server.upstream", "server.upstreamProvider"),
            new Named("server.city", "server.city"),
            new Named("server.dataCentre", "server.dataCentre"),
            new Named("server.ips", "server.ips"),
            new Named("channel.isp", "channel.accessIsp"),
            new Named("channel.userArchiveNo", "channel.userArchiveNo"),
            new Named("channel.undertakingRef", "channel.internalUseUndertakingRef"),
            new Named("channel.approvalRef", "channel.approvalRef"),
            new Named("use.purpose", "use.declaredPurpose"),
            new Named("use.licenceNo", "use.licenceNo"),
            new Named("use.filingNo", "use.filingNo"),
            new Named("data.mechanismRef", "data.mechanismRef"),
            new Named("data.piaRef", "data.piaRef"));

    private static final List<Named> IN_WORDS = List.of(
            new Named("server.kindName", "server.assetKind"),
            new Named("server.country", "server.country"),
            new Named("channel.kindName", "channel.kind"),
            new Named("channel.provider", "channel.provider"),
            new Named("use.activities", "use.activityCodes"),
            new Named("data.mechanismName", "data.mechanism"),
            new Named("data.categories", "data.categories"),
            new Named("data.legalBasis", "data.legalBasis"),
            new Named("payment.means", "contract.rentPlan.means"),
            new Named("payment.invoice", "contract.rentPlan.invoice"));

    private static final Bilingual PRC_LAW = new Bilingual("中华人民共和国法律", "the laws of the People's Republic of China");

    private LeaseTexts() {}

    static ContractFacts addedTo(ContractFacts facts, StatedTerms stated) {
        var all = stated.addedTo(facts, VERBATIM, member -> verbatim(stated, member));
        all = stated.addedTo(all, IN_WORDS, stated::words);
        all = RentPlanTexts.addedTo(all, stated);
        all = figures(all, stated);
        all = StatedTerms.withBoth(
                all,
                "data.mechanismValidTo",
                stated.day("data.mechanismValidTo").map(Days::of));
        all = StatedTerms.with(all, "data.piPurpose", stated.first("data.piPurpose", "use.declaredPurpose"));
        all = all.text(
                "data.piRetention", retention(stated).map(LeaseTexts::noLonger).orElse(AS_ENTRUSTED));
        all = quantity(all, stated)
                .list(
                        "piKinds",
                        stated.eachInWords("data.piKinds").stream()
                                .map(kind -> Map.of("kind", kind))
                                .toList())
                .with("piKindsStated", stated.hasAny("data.piKinds"));
        return StatedTerms.with(all, "data.piSubjects", persons(stated)).text("governingLaw", governingLaw(stated));
    }

    /**
     * As it was written; a country that stands before its city, or is it, as Singapore is, is said once, with the
     * country.
     */
    private static Optional<Bilingual> verbatim(StatedTerms stated, String member) {
        var written = stated.verbatim(member);
        return member.equals("server.city")
                ? written.map(city -> stated.words("server.country")
                                .map(country -> Cities.withoutCountry(city, country))
                                .orElse(city))
                        .filter(city -> !isCountry(stated, city))
                : written;
    }

    private static boolean isCountry(StatedTerms stated, Bilingual city) {
        return stated.words("server.country")
                .filter(country -> country.zh().equals(city.zh().strip())
                        || country.en().equalsIgnoreCase(city.en().strip()))
                .isPresent();
    }

    private static ContractFacts quantity(ContractFacts facts, StatedTerms stated) {
        return stated.number("server.quantity")
                .map(count -> facts.data("server.quantity", IntNode.valueOf(count)))
                .orElse(facts);
    }

    private static Bilingual noLonger(Bilingual retention) {
        return new Bilingual(retention.zh() + "，但是不长于委托期限", retention.en() + ", but no longer than the entrustment");
    }

    private static Optional<Bilingual> retention(StatedTerms stated) {
        var from = stated.words("data.retention.from");
        var unit = stated.words("data.retention.unit");
        return stated.number("data.retention.number")
                .filter(number -> from.isPresent() && unit.isPresent())
                .map(number -> new Bilingual(
                        "自" + from.orElseThrow().zh() + number
                                + unit.orElseThrow().zh(),
                        number + " " + lower(unit.orElseThrow().en()) + " "
                                + lower(from.orElseThrow().en())));
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** What the server has and how it is looked after, in figures. */
    private static ContractFacts figures(ContractFacts facts, StatedTerms stated) {
        var all = StatedTerms.withBoth(facts, "server.machine", machine(stated));
        all = StatedTerms.with(
                all, "server.bandwidth", stated.text("server.bandwidthMbps").map(rate -> rate + " Mbps"));
        all = StatedTerms.withBoth(
                all,
                "server.traffic",
                stated.text("server.trafficGb")
                        .map(cap -> cap.equals("UNMETERED")
                                ? new Bilingual("不限流量", "unmetered")
                                : new Bilingual("每月" + cap + " GB", cap + " GB a month")));
        all = StatedTerms.withBoth(
                all,
                "support.hours",
                stated.text("contract.support.hours")
                        .map(hours -> hours.equals("ALL")
                                ? new Bilingual("全天受理报修", "at all hours")
                                : new Bilingual("工作日受理报修", "on working days")));
        return StatedTerms.with(all, "support.responseHours", stated.text("contract.support.responseHours"));
    }

    private static Optional<Bilingual> machine(StatedTerms stated) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        stated.text("server.machine.model").ifPresent(model -> {
            zh.add("型号" + model);
            en.add("model " + model);
        });
        stated.text("server.machine.cores").ifPresent(cores -> {
            zh.add("处理器" + cores + "核");
            en.add(cores + " processor cores");
        });
        stated.text("server.machine.memoryGb").ifPresent(size -> {
            zh.add("内存" + size + " GB");
            en.add(size + " GB of memory");
        });
        stated.text("server.machine.diskGb").ifPresent(size -> {
            zh.add("硬盘" + size + " GB");
            en.add(size + " GB of disk");
        });
        return zh.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bilingual(String.join("，", zh), String.join(", ", en)));
    }

    private static final Bilingual AS_ENTRUSTED = new Bilingual("与委托期限相同", "as long as the entrustment");

    /** Persons whose information goes abroad in a year, sensitive information included. */
    private static Optional<String> persons(StatedTerms stated) {
        var plain = stated.number("data.piSubjectsYtd");
        var sensitive = stated.number("data.sensitivePiSubjectsYtd");
        return plain.isEmpty() && sensitive.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.toString((long) plain.orElse(0) + sensitive.orElse(0)));
    }

    /** The law applied for and approved; mainland law if none was stated, with the exclusions that were. */
    private static Bilingual governingLaw(StatedTerms stated) {
        var law = stated.text("contract.governingLaw").filter(LeaseFacts::given);
        if (law.isEmpty()) {
            return PRC_LAW;
        }
        var named = new NamedLaw(law.get());
        if (named.isPrc()) {
            return named.isWithExclusion() ? new Bilingual(law.get(), law.get()) : PRC_LAW;
        }
        var words = stated.words("contract.governingLaw").orElseThrow();
        return words.zh().endsWith("法") || words.zh().endsWith("法律")
                ? words
                : new Bilingual(words.zh() + "法律", "the laws of " + words.en());
    }
}
