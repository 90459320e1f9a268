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

    OwnNames(DataSource administrator) {
        super(administrator);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = pg_catalog, pg_temp");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
