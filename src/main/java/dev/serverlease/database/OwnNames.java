package dev.serverlease.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * An administrator's connections, which look up no name where the product's role can make something: an operator in the
 * schema {@code public} would run with the administrator's rights (CVE-2018-1058).
 */
final class OwnNames extends DelegatingDataSource {

    private final String beginning;

    OwnNames(DataSource administrator) {
        this(administrator, "set search_path = pg_catalog, pg_temp");
    }

    private OwnNames(DataSource administrator, String beginning) {
        super(administrator);
        this.beginning = beginning;
    }

    /** The same as another role, which looks up names in {@code public}: it has no rights that anybody could want. */
    static OwnNames as(String role, DataSource administrator) {
        return new OwnNames(administrator, "set role " + role + "; set search_path = public");
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(beginning);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
