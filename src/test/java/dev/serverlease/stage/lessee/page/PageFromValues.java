package dev.serverlease.stage.lessee.page;

import static dev.serverlease.config.TimeConfiguration.ZONE;
import static dev.serverlease.lease.GivenLease.NUMBER;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.lease.dates.OpenDate;
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.stage.closing.hold.DoubtToLessee;
import dev.serverlease.stage.closing.settlement.ExportPeriod;
import dev.serverlease.stage.closing.settlement.Settled;
import dev.serverlease.stage.closing.settlement.Settlements;
import dev.serverlease.stage.contract.GivenContract;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.contract.RentRates;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.stage.lessee.word.Objectable;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.TermWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The lessee's page of a lease that nobody drove: its own words and its own template, over what a database would
 * answer. That the database answers so is shown by the page's journeys.
 */
final class PageFromValues {

    private static final TemplateEngine PAGES = pages();
    private static final ObjectMapper JSON = new ObjectMapper();

    final HandClock clock = new HandClock();

    private final Parts parts = new Parts();
    final GivenContract contract;
    private final List<AuditTrail.Step> steps = new ArrayList<>();
    private final Map<Settled.What, Settled> settled = new EnumMap<>(Settled.What.class);

    PageFromValues() {
        parts.with(Clock.class, clock)
                .with(WorkingDays.class, WorkingDays.shipped(year -> {}))
                .with(ApplicationTrees.class, new ApplicationTrees())
                .own(
                        AgreedPlans.class,
                        RentPlans.class,
                        RentRates.class,
                        RentOfPeriods.class,
                        MoneyOwed.class,
                        ExportPeriod.class,
                        DoubtToLessee.class,
                        DoubtInWords.class,
                        Settlement.class,
                        AfterTheEnd.class,
                        StopInWords.class,
                        HandOverOwed.class,
                        Obligations.class,
                        ClosingInWords.class,
                        TermWords.class,
                        LeaseState.class,
                        Objectable.class,
                        LesseePageView.class);
        when(parts.get(RecordedFacts.class).of(any(Lease.class))).thenReturn(JsonNodeFactory.instance.objectNode());
        contract = new GivenContract(parts);
        when(parts.get(AuditTrail.class).of(NUMBER)).thenReturn(steps);
        when(parts.get(RentDefaults.class).latest(NUMBER)).thenCallRealMethod();
        when(parts.get(Settlements.class).of(NUMBER)).thenReturn(settled);
    }

    /** The defaults on record, the newest last. */
    PageFromValues defaults(RentDefault... defaults) {
        when(parts.get(RentDefaults.class).of(NUMBER)).thenReturn(List.of(defaults));
        return this;
    }

    /** What the lease waits for, by the names of the function {@code lease.open_dates}. */
    PageFromValues waitsFor(OpenDate... dates) {
        when(parts.get(DueDates.class).openDates(NUMBER)).thenReturn(Arrays.asList(dates));
        return this;
    }

    /** As the database's answer is read at the clock's time: one whose last day is over is overdue. */
    OpenDate date(String what, String lastDay) {
        var end = GivenLease.midnightAfter(lastDay);
        return new OpenDate(what, end.atZone(ZONE).toOffsetDateTime(), end.isBefore(clock.instant()));
    }

    PageFromValues ended(String lastDay) {
        when(parts.get(DueDates.class).contractEndedAt(any()))
                .thenReturn(GivenLease.midnightAfter(lastDay).atZone(ZONE).toOffsetDateTime());
        return this;
    }

    /** Of an indefinite lease, by a notice of either side. */
    PageFromValues endsByNoticeOf(Party party) {
        when(parts.get(DueDates.class).endsByNotice(any())).thenReturn(true);
        return terminationOf(party);
    }

    PageFromValues terminationOf(Party party) {
        when(parts.get(Terminations.class).latest(NUMBER))
                .thenReturn(Optional.of(new Termination(
                        "FUNDAMENTAL_BREACH", "民法典第五百六十三条第一款第四项", party, null, "x", null, null, null, null, false)));
        return this;
    }

    PageFromValues suspended(Suspension suspension, boolean off) {
        when(parts.get(Suspensions.class).latest(NUMBER)).thenReturn(Optional.of(suspension));
        when(parts.get(Suspensions.class).isOff(NUMBER)).thenReturn(off);
        return this;
    }

    PageFromValues returned(String day) {
        when(parts.get(RecordedFacts.class).day(any(), eq(Fact.ACCESS_REVOKED_ON)))
                .thenReturn(LocalDate.parse(day));
        return this;
    }

    PageFromValues step(String at, String action, Map<String, ?> detail) {
        steps.add(new AuditTrail.Step(GivenLease.instant(at), "system", action, JSON.valueToTree(detail), null));
        return this;
    }

    PageFromValues settled(Settled one) {
        settled.put(one.what(), one);
        return this;
    }

    <T> T part(Class<T> type) {
        return parts.get(type);
    }

    /** The page of this lease now, as its reader's browser gets it. */
    String of(GivenLease given) {
        var lease = given.lease();
        contract.handedOverWith(new ApplicationTrees().of(lease.application()));
        var shown = parts.get(LesseePageView.class).of(lease);
        return PAGES.process(
                "lessee",
                new Context(
                        Locale.CHINESE,
                        Map.of(
                                "at",
                                "/lessee/" + "A".repeat(43),
                                "times",
                                PageTime.zh(ZONE),
                                "given",
                                Map.of(),
                                "view",
                                new LesseeVisits.View(false, false, null, shown, "token"))));
    }

    private static TemplateEngine pages() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
