package dev.serverlease.clause.terms;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.StatedTerms.Named;
import dev.serverlease.clause.wording.Cities;
import dev.serverlease.clause.wording.OwnWording;
import dev.serverlease.clause.wording.PaymentPeriods;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.reading.NamedLaw;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a contract says of the server, how it is reached, what it is for and which data it holds. */
final class LeaseTexts {

    private static final List<Named> VERBATIM = List.of(
            new Named("server.name", "server.name"),
            new Named("server.quantity", "server.quantity"),
            new Named("server.upstream", "server.upstreamProvider"),
            new Named("server.city", "server.city"),
            new Named("server.dataCentre", "server.dataCentre"),
            new Named("server.bandwidth", "server.bandwidth"),
            new Named("server.traffic", "server.traffic"),
            new Named("server.ips", "server.ips"),
            new Named("channel.isp", "channel.accessIsp"),
            new Named("channel.userArchiveNo", "channel.userArchiveNo"),
            new Named("channel.undertakingRef", "channel.internalUseUndertakingRef"),
            new Named("channel.approvalRef", "channel.approvalRef"),
            new Named("use.purpose", "use.declaredPurpose"),
            new Named("use.licenceNo", "use.licenceNo"),
            new Named("use.filingNo", "use.filingNo"),
            new Named("data.mechanismRef", "data.mechanismRef"),
            new Named("data.piaRef", "data.piaRef"),
            new Named("payment", "contract.payment"),
            new Named("maintenance", "contract.maintenance"));

    private static final List<Named> OWN = Stream.concat(
                    VERBATIM.stream(), Stream.of(new Named("data.piRetention", "data.piRetention")))
            .toList();

    private static final List<Named> IN_WORDS = List.of(
            new Named("server.kindName", "server.assetKind"),
            new Named("server.country", "server.country"),
            new Named("channel.kindName", "channel.kind"),
            new Named("channel.provider", "channel.provider"),
            new Named("use.activities", "use.activityCodes"),
            new Named("data.mechanismName", "data.mechanism"),
            new Named("data.categories", "data.categories"),
            new Named("data.legalBasis", "data.legalBasis"));

    private static final Bilingual PRC_LAW = new Bilingual("中华人民共和国法律", "the laws of the People's Republic of China");

    private static final Bilingual ITS_BEGINNING = new Bilingual("每期开始之日", "the beginning of each period");
    private static final Bilingual ITS_END = new Bilingual("每期届满之日", "the end of each period");

    private LeaseTexts() {}

    /**
     * Days of payment that can be counted; where none are stated, the words alone say when in its period rent is paid.
     */
    private static ContractFacts payment(ContractFacts facts, StatedTerms stated) {
        var contract = stated.application().path("contract");
        int months = PaymentPeriods.months(contract);
        return stated.number("contract.paymentDays")
                .map(days -> number(number(facts, "payment.days", days), "payment.months", months))
                .orElse(facts)
                .data("payment.months", IntNode.valueOf(months))
                .text("payment.every", PaymentPeriods.every(months))
                .text("payment.since", PaymentPeriods.atEnd(contract) ? ITS_END : ITS_BEGINNING);
    }

    /** Whatever has no closed form is marked; where words on maintenance have none, they come before the clause. */
    private static ContractFacts own(ContractFacts facts, StatedTerms stated) {
        var all = facts.with("ownMaintenance", isOwn(stated, "contract.maintenance"));
        for (var member : OWN) {
            if (isOwn(stated, member.path()) && all.isGiven(member.name())) {
                all = all.own(member.name());
            }
        }
        return all;
    }

    private static boolean isOwn(StatedTerms stated, String path) {
        return OwnWording.is(path, stated.text(path).orElse(""));
    }

    private static ContractFacts number(ContractFacts facts, String name, int number) {
        return facts.text(name, Integer.toString(number)).data(name, IntNode.valueOf(number));
    }

    static ContractFacts addedTo(ContractFacts facts, StatedTerms stated) {
        var all = stated.addedTo(facts, VERBATIM, member -> verbatim(stated, member));
        all = stated.addedTo(all, IN_WORDS, stated::words);
        all = payment(all, stated);
        all = StatedTerms.withBoth(
                all,
                "data.mechanismValidTo",
                stated.day("data.mechanismValidTo").map(Days::of));
        all = StatedTerms.with(all, "data.piPurpose", stated.first("data.piPurpose", "use.declaredPurpose"));
        all = all.text(
                "data.piRetention",
                stated.text("data.piRetention").map(LeaseTexts::noLonger).orElse(AS_ENTRUSTED));
        all = quantity(all, stated)
                .list(
                        "piKinds",
                        stated.eachInWords("data.piKinds").stream()
                                .map(kind -> Map.of("kind", kind))
                                .toList())
                .with("piKindsStated", stated.hasAny("data.piKinds"));
        return own(
                StatedTerms.with(all, "data.piSubjects", persons(stated)).text("governingLaw", governingLaw(stated)),
                stated);
    }

    /**
     * As it was written, usual words with their English; a country that stands before its city, or is it, as Singapore
     * is, is said once, with the country.
     */
    private static Optional<Bilingual> verbatim(StatedTerms stated, String member) {
        var written = stated.verbatim(member)
                .map(both -> OwnWording.usualInEnglish(member, both.zh())
                        .map(english -> new Bilingual(both.zh(), english))
                        .orElse(both));
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

    private static Bilingual noLonger(String retention) {
        return new Bilingual(retention + "，但是不长于委托期限", retention + ", but no longer than the entrustment");
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
