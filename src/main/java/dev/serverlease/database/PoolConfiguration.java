package dev.serverlease.database;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the pool, in place of the framework's and from the same settings. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    /** @param embedded the address of the embedded server; none where the settings name one */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    ConnectionPool dataSource(DataSourceProperties settings, ObjectProvider<JdbcConnectionDetails> embedded) {
        var pool = new ConnectionPool();
        var address = embedded.getIfAvailable();
        pool.setJdbcUrl(address == null ? settings.determineUrl() : address.getJdbcUrl());
        pool.setUsername(address == null ? settings.determineUsername() : address.getUsername());
        pool.setPassword(address == null ? settings.determinePassword() : address.getPassword());
        return pool;
    }
}
