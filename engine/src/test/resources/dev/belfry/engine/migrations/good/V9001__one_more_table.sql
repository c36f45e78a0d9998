create table one_more (id bigint primary key);
