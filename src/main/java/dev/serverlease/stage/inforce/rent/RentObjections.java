package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.Words;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was said against a default, on the lessee's page or elsewhere, with the answers that the page got. The package
 * of that page rests on this one, so that its tables are read here.
 */
@Repository
class RentObjections {

    private final JdbcClient jdbc;

    RentObjections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    List<RentObjection> of(RentDefault rent) {
        return jdbc.sql("""
                        with said as (
                          select o.said as ground, o.said_at, a.decision, a.answer, a.answered_at
                          from lease.lessee_objection o
                          join lease.rent_default f on f.lease_number = o.lease_number and f.position = :position
                          left join lease.lessee_objection_answer a
                            on a.lease_number = o.lease_number and a.objection = o.position
                          where o.lease_number = :number and o.against = 'RENT_DEMAND' and o.said_at >= f.recorded_at)
                        select * from said
                        union all
                        select r.ground, r.recorded_at, null, null, null from lease.rent_objection r
                        where r.lease_number = :number and r.position = :position
                          and r.ground not in (select ground from said)
                        order by said_at""")
                .param("number", rent.leaseNumber())
                .param("position", rent.position())
                .query(RentObjection.class)
                .list();
    }

    /**
     * What the lessee holds against a demand for rent, and what it was answered.
     *
     * @param decision ACCEPTED, PARTLY or REJECTED; null while nobody has answered, as nobody can where an officer
     *     recorded what was said elsewhere
     * @param answer in the officer's words; null as long
     */
    record RentObjection(
            String ground,
            Timestamp saidAt,
            @Nullable String decision,
            @Nullable String answer,
            @Nullable Timestamp answeredAt) {

        /** Whether it may stand in the way of a termination: it was not rejected. */
        boolean stands() {
            return !"REJECTED".equals(decision);
        }

        /** For the officer who decides on the end. */
        String words(ZoneId zone) {
            return answeredAt == null || decision == null
                    ? ground + "——"
                            + new Bilingual(
                                            day(saidAt, zone) + "提出，尚未答复",
                                            "raised on " + day(saidAt, zone) + ", not answered yet")
                                    .both()
                    : ground + "——" + Words.of("objection-decision", decision).both() + " · " + day(answeredAt, zone)
                            + " · " + answer;
        }

        private static LocalDate day(Timestamp at, ZoneId zone) {
            return LocalDate.ofInstant(at.toInstant(), zone);
        }
    }
}
