package dev.serverlease.portfolio;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests of the portfolio begin on the first day, without figures. */
abstract class PortfolioTest {

    @Autowired
    protected PortfolioRound round;

    @Autowired
    protected LeaseDriver lease;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected JdbcClient jdbc;

    @BeforeEach
    void noFigures() {
        clock.set(SettableClock.START);
        jdbc.sql("delete from lease.portfolio_day").update();
    }
}
