package dev.serverlease.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.people.Person;
import dev.serverlease.people.VisibleLeases;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept figures, one row a day and applicant. */
@Repository
public class PortfolioDays {

    /** As many days as are kept, today included: two years. */
    static final int KEPT = 731;

    /** Nobody kept figures before; the database knows not every day that an address can name. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    PortfolioDays(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The newest figures up to this day that a person may see: of all leases, or of those that they applied for; empty
     * if none were kept by then.
     */
    public Optional<PortfolioDay> upTo(LocalDate wanted, Person person) {
        var today = day(clock.instant());
        var day = wanted.isAfter(today) ? today : wanted.isBefore(EARLIEST) ? EARLIEST : wanted;
        if (VisibleLeases.seesAll(person)) {
            return find(day, FigureSource.ALL);
        }
        // who had applied for nothing has a row of no day
        return find(day, person.name())
                .or(() -> find(day, FigureSource.ALL)
                        .map(all ->
                                new PortfolioDay(all.day(), all.computedAt(), JsonNodeFactory.instance.objectNode())));
    }

    private Optional<PortfolioDay> find(LocalDate day, String applicant) {
        return jdbc.sql("select day, computed_at, figures::text from lease.portfolio_day"
                        + " where applicant = :applicant and day <= :day order by day desc limit 1")
                .param("applicant", applicant)
                .param("day", day)
                .query((row, index) -> read(row))
                .optional();
    }

    /** A section of the newest figures up to a day: whose they are, and the day that they are of. */
    public record Before(LocalDate day, Map<String, JsonNode> sections) {}

    /** What need not be counted again is taken from there; empty if no figures have that section. */
    public Optional<Before> before(Instant now, String section) {
        var sections = new HashMap<String, JsonNode>();
        var of = new HashSet<LocalDate>();
        jdbc.sql("select day, applicant, (figures -> :section)::text as section from lease.portfolio_day where day = ("
                        + " select day from lease.portfolio_day where applicant = :all and day <= :today order by day desc limit 1)"
                        + " and jsonb_exists(figures, :section)")
                .param("section", section)
                .param("all", FigureSource.ALL)
                .param("today", day(now))
                .query(row -> {
                    of.add(row.getObject("day", LocalDate.class));
                    sections.put(row.getString("applicant"), tree(row.getString("section")));
                });
        return of.stream().findFirst().map(day -> new Before(day, sections));
    }

    /** When the newest figures were counted; empty before the first time. */
    Optional<Instant> newestAt() {
        return jdbc.sql("select computed_at from lease.portfolio_day where applicant = :all order by day desc limit 1")
                .param("all", FigureSource.ALL)
                .query((row, index) -> row.getTimestamp("computed_at").toInstant())
                .optional();
    }

    /** Keeps the figures of this instant as those of its day. What did not change is not written again. */
    void keep(Instant at, Map<String, JsonNode> figures) {
        jdbc.sql("""
                        insert into lease.portfolio_day as d (day, applicant, computed_at, figures)
                          select :day, applicant, :at, figures::jsonb from unnest(:applicants::text[], :figures::text[]) as f(applicant, figures)
                        on conflict (applicant, day) do update set computed_at = excluded.computed_at,
                          figures = case when d.figures = excluded.figures then d.figures else excluded.figures end""")
                .param("day", day(at))
                .param("at", Timestamp.from(at))
                .param("applicants", figures.keySet().toArray(new String[0]))
                .param(
                        "figures",
                        figures.values().stream().map(JsonNode::toString).toArray(String[]::new))
                .update();
    }

    /** Erases what is older than two years. */
    void forget(Instant now) {
        jdbc.sql("delete from lease.portfolio_day where day <= :day")
                .param("day", day(now).minusDays(KEPT))
                .update();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private PortfolioDay read(ResultSet row) throws SQLException {
        return new PortfolioDay(
                row.getObject("day", LocalDate.class),
                row.getTimestamp("computed_at")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime(),
                tree(row.getString("figures")));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
