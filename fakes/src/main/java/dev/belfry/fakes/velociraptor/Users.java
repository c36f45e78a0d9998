package dev.belfry.fakes.velociraptor;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Users, and what each may do in which organisation. */
final class Users {
    private final Map<String, Map<String, Set<Permission>>> grants = new ConcurrentHashMap<>();

    void grant(String user, String org, Set<Permission> permissions) {
        grants.computeIfAbsent(user, name -> new ConcurrentHashMap<>()).put(org, Set.copyOf(permissions));
    }

    void remove(String user) {
        grants.remove(user);
    }

    boolean knows(String user) {
        return grants.containsKey(user);
    }

    Set<Permission> permissions(String user, String org) {
        return grants.getOrDefault(user, Map.of()).getOrDefault(org, Set.of());
    }
}
