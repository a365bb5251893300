-- Orleans' ADO.NET providers hold no SQL of their own: they look their statements up here by key and run them with named parameters.
-- Key, parameters and result columns are the contract, the texts in the scripts that follow are ours.
CREATE TABLE IF NOT EXISTS OrleansQuery
(
    QueryKey  varchar(64)   NOT NULL,
    QueryText varchar(8000) NOT NULL,
    CONSTRAINT OrleansQuery_Key PRIMARY KEY (QueryKey)
);
